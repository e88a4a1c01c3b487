import {
  changes,
  type Deployment,
  processNames,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

interface Duty {
  readonly list: string;
  readonly flag: string;
  readonly app: string;
  /** Completes "which processes …". */
  readonly do: string;
}
const DUTIES: readonly Duty[] = [
  {
    list: 'federation_sender_instances',
    flag: 'send_federation',
    app: 'synapse.app.federation_sender',
    do: 'send federation traffic',
  },
  { list: 'pusher_instances', flag: 'start_pushers', app: 'synapse.app.pusher', do: 'send push notifications' },
];

export default transform({
  summary: 'federation_sender_instances and pusher_instances alone decide who works',
  // v1.28.0:synapse/config/workers.py:126, v1.28.0:synapse/config/_base.py:835
  before: 'from 1.18 the flag and the type of worker decide; an empty list or a single name says nothing',
  // v1.29.0:synapse/config/workers.py:175 and 245, v1.29.0:synapse/config/_base.py:849
  otherwise: changes(
    'every process',
    'a process works only if it is named in the list, so with an empty one none does',
  ),
  act: 'with',
  change(deployment, step) {
    const { upgrade } = step;
    if (upgrade.alreadyOn('1.29.0') || (upgrade.fromKnown && !upgrade.alreadyOn('1.18.0'))) return;
    for (const duty of DUTIES)
      for (const list of deployment.find(duty.list))
        if (Array.isArray(list.value) && deployment.ownerOf(list.file).get(duty.list) === list)
          check(duty, deployment, step, list);
  },
});

function check(duty: Duty, deployment: Deployment, step: Step, list: Setting): void {
  const { main, workers, processes } = deployment;
  const names = list.items.map(({ value }) => String(value));
  if (!names.length) return empty(duty, deployment, step, list);
  // Who is on 1.29 or later has the right names, else nobody would work.
  if (!step.upgrade.fromKnown) return;
  const senders = workers.filter(({ app }) => app === duty.app).map(({ name }) => name);
  const isKnown = (name: string): boolean => processes.some(process => process.name === name);
  const starting = names.filter(name => name !== 'master' && isKnown(name) && !senders.includes(name));
  if (starting.length)
    step.notice(
      `From 1.29 on ${starting.join(' and ')} ${duty.do}, which is new` +
        `${names.length === 1 && senders.length ? `; ${senders.join(' and ')} no longer` : ''}`,
      list,
    );
  if (list.file.role === 'worker' && main.get(duty.list).isNull)
    step.notice(`Only this worker reads the list, so the main process works, too; write it into a shared file`, list);

  if (names.every(name => name === 'master' || isKnown(name))) return;
  const [first] = list.items;
  const [only] = senders;
  const flag = main.get(duty.flag);
  const single = names.length === 1;
  if (single && first && only !== undefined && senders.length === 1) step.set(first, only);
  else if (single && !senders.length && (!flag.isSet || flag.truthy)) removeList(duty, deployment, step, list);
  else step.set(list, ask(duty, deployment, step, list, senders));
}

/** Up to 1.28 it equalled no list, from 1.29 on nobody works. */
function empty(duty: Duty, deployment: Deployment, step: Step, list: Setting): void {
  if (!step.upgrade.fromKnown) {
    const meant = step.ask({
      id: `empty-${duty.list}`,
      question: `${duty.list} is empty, which from 1.29 on means that no process does; is that meant?`,
      choices: { 'not-set': 'no, the line goes, as if it had never been set', nobody: 'yes' },
      about: [list],
    });
    if (meant === 'nobody') return;
  }
  removeList(duty, deployment, step, list);
}

/** With those of earlier files, which would count again. */
function removeList(duty: Duty, { find, ownerOf }: Deployment, step: Step, list: Setting): void {
  step.remove(...find(duty.list).filter(({ file }) => ownerOf(file) === ownerOf(list.file)));
}

/** Never unattended: with a wrong list the work ends without a word. */
function ask(duty: Duty, { processes }: Deployment, step: Step, list: Setting, senders: readonly string[]) {
  return step.ask({
    id: `names-in-${duty.list}`,
    question: `${duty.list} names a process that is not there; which processes ${duty.do}?`,
    input: processNames(processes, senders),
    about: [list],
  });
}
