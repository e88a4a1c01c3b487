import { blocks, equal, type Process, type Step, transform } from '../../src/chain/contract.js';

/** v0.16.0:synapse/app/synchrotron.py:68, v0.16.1:synapse/config/workers.py:31 */
const RENAMED = ['replication_url', 'listeners', 'daemonize', 'pid_file', 'log_config', 'log_file'];

export default transform({
  summary: 'Worker files have options of their own, which begin with worker_',
  before: 'pusher and synchrotron read a file of their own in the format of the main process',
  otherwise: blocks('every worker', 'worker_app is required, and replication_url is not read'),
  change({ workers }, step) {
    for (const worker of workers.filter(({ file }) => file.get('replication_url').isSet)) {
      const app = worker.file.get('worker_app');
      if (app.isNull) step.set(app, `synapse.app.${typeOf(step, worker)}`, { first: true });
      for (const option of RENAMED) toWorkerOption(step, worker, option);
    }
  },
});

function typeOf(step: Step, { file }: Process): string {
  const bare = file.get('listeners').items.some(one => one.at('type').text === 'http' && !one.at('resources').isSet);
  if (bare) step.because(`${file.path}:${file.get('listeners').line}`, 'an http listener without resources');
  return step.ask({
    id: `type-of-${file.path}`,
    question: `which process does ${file.path} belong to?`,
    choices: {
      pusher: 'it sends push notifications',
      synchrotron: bare ? 'it answers /sync, as its http listener suggests' : 'it answers /sync',
    },
    about: [file.get('replication_url')],
  });
}

function toWorkerOption(step: Step, { file }: Process, option: string): void {
  const old = file.get(option);
  const successor = file.get(`worker_${option}`);
  if (!old.isSet) return;
  if (successor.isNull) return step.move(old, successor);
  if (!equal(old.value, successor.value))
    step.notice(`${option} and ${successor} differ; ${successor} is the one that counts`, old, successor);
  step.remove(old);
}
