import type { Deployment } from '../deployment/deployment.js';
import type { Process } from '../deployment/process.js';
import { truthy } from '../deployment/values.js';
import { blocks } from './consequence.js';
import type { Head, Step, Transform } from './contract.js';

/** A duty that one process has; Synapse 1.59 changed how that process is named. */
export interface WorkerDuty extends Head {
  /** False in the shared files took the duty from the main process; the worker of the old type had it then. */
  readonly oldKey: string;
  /** Holds the name of the worker that has the duty. */
  readonly newKey: string;
  readonly oldApp: string;
  /** Completes "Which process …": "talks to the application services". */
  readonly does: string;
}

/** The worker that has the duty is named in the shared files and becomes a generic worker, in one go. */
export const workerDuty = (duty: WorkerDuty): Transform => ({
  ...duty,
  change(deployment, step) {
    const { main, workers, find } = deployment;
    const old = find(duty.oldKey);
    const legacy = workers.filter(worker => worker.app === duty.oldApp);
    if (!old.length && !legacy.length) return;
    const named = main.get(duty.newKey);
    if (Array.isArray(named.value)) return step.refuse(named, 'it must be one name: a list names no worker');

    const runner = runnerOf(duty, deployment, step);
    const [, second] = workers.filter(worker => worker.name === runner.name);
    if (second) return step.refuse(second.file.get('worker_name'), `several workers are called ${second.name}`);

    // Either half alone is refused: v1.59.0:synapse/config/workers.py:374 and 395.
    for (const worker of legacy) {
      const { file } = worker;
      if (worker.get('worker_name').isNull) step.set(file.get('worker_name'), duty.oldApp, { near: ['worker_app'] });
      step.set(file.get('worker_app'), 'synapse.app.generic_worker');
    }
    const replaced = runner.isMain || named.isSet ? [] : old.filter(({ file }) => file.role === 'homeserver');
    const place = replaced.at(-1)?.file.get(duty.newKey) ?? named;
    if (!runner.isMain) step.set(place, runner.name, { insteadOf: replaced, everybody: true });
    else if (named.isSet) step.remove(named);
    step.remove(...old.filter(setting => !replaced.includes(setting)));
  },
});

/** The process that has the duty today, if there is just one and nothing contradicts it; else the admin says. */
function runnerOf(duty: WorkerDuty, { main, processes, workers, find }: Deployment, step: Step): Process {
  const named = main.get(duty.newKey).isSet;
  const today = processes.filter(process => (named ? isNamed(duty, process) : hadDuty(duty, process)));
  const stranded = workers.filter(worker => worker.app === duty.oldApp && !today.includes(worker));
  const contradicted = processes.filter(
    process => named && process.get(duty.oldKey).isSet && isNamed(duty, process) !== hadDuty(duty, process),
  );
  if (stranded.length || contradicted.length)
    step.consequence(blocks('every process', `${duty.oldKey} and ${duty.newKey} or the type of a worker disagree`));
  const [runner] = today;
  const names = today.map(process => process.name).join(' and ') || 'None';
  if (runner && today.length === 1 && !stranded.length && !contradicted.length) return runner;
  return step.ask({
    id: 'runner',
    question: `which process ${duty.does}? ${names} does so today`,
    among: processes,
    called: process => process.name,
    means: process => (process.isMain ? 'the main process' : process.file.path),
    about: [...find(duty.oldKey), ...stranded.map(worker => worker.get('worker_app'))],
  });
}

/** By the old setting alone; v1.58.0:synapse/app/generic_worker.py:444, v1.58.0:synapse/config/appservice.py:36. */
function hadDuty({ oldKey, oldApp }: WorkerDuty, process: Process): boolean {
  const old = process.get(oldKey);
  return process.isMain ? !old.isSet || old.truthy : process.app === oldApp && old.isSet && !old.truthy;
}
/** By the new one alone; null and "" mean the main process: v1.59.0:synapse/config/workers.py:354. */
function isNamed({ newKey }: WorkerDuty, process: Process): boolean {
  const name = process.get(newKey).value;
  return truthy(name) ? process.name === name : process.isMain;
}
