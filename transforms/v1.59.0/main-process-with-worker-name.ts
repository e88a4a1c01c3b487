import { changes, type Deployment, type Setting, type Step, transform } from '../../src/chain/contract.js';

const DUTIES = ['notify_appservices_from_worker', 'update_user_directory_from_worker'];

export default transform({
  summary: 'A main process that has a worker_name counts as a worker, and has no duty that it is not named for',
  // v1.58.0:synapse/config/appservice.py:36
  before: 'it serves application services and the user directory, whatever its name',
  // v1.59.0:synapse/config/workers.py:388
  otherwise: changes('the main process', 'nobody serves application services and the user directory'),
  change(deployment, step) {
    const { main, find } = deployment;
    const name = main.get('worker_name');
    if (name.isNull) return;
    const shared = find('worker_name').filter(({ file }) => file.role === 'homeserver');
    const named = String(name.value);
    if (named === 'master') return removeName(deployment, step, shared);
    // Named for both, it has both.
    const undecided = DUTIES.map(duty => main.get(duty)).filter(({ truthy }) => !truthy);
    if (name.truthy && !undecided.length) return;
    const background = name.truthy ? '' : ', and runs the background tasks again';
    const answer = step.ask({
      id: 'name',
      question: `the main process is called "${named}"; is it to be master again, or is the name to stay?`,
      choices: {
        master: `worker_name goes, and the process is called master${background}`,
        ...(name.truthy && { keep: `it stays ${named}, and is named for both duties` }),
      },
      about: [name],
    });
    if (answer === 'keep')
      for (const duty of undecided) step.set(duty, named, { near: ['worker_name'], everybody: true });
    else {
      removeName(deployment, step, shared);
      if (name.truthy)
        step.notice(
          `Write master where a list names ${named}: run_background_tasks_on, federation_sender_instances, ` +
            'pusher_instances, stream_writers, instance_map',
          name,
        );
    }
  },
});

/** A worker without a name of its own has the shared one. */
function removeName({ workers }: Deployment, step: Step, shared: readonly Setting[]): void {
  const heir = workers.map(({ file }) => file.get('worker_name')).find(({ isSet }) => !isSet);
  if (heir) return step.refuse(heir, 'this worker takes its name from the shared file; give it one of its own first');
  step.remove(...shared);
}
