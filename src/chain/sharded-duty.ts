import type { Deployment } from '../deployment/deployment.js';
import type { Process } from '../deployment/process.js';
import type { Setting } from '../deployment/setting.js';
import { equal } from '../deployment/values.js';
import { blocks } from './consequence.js';
import type { Head, Step, Transform } from './contract.js';
import { processNames } from './inputs.js';

/** A duty that processes share: a list names them, where formerly a flag and the type of worker decided. */
export interface ShardedDuty extends Head {
  /** False in the shared files took the duty from the main process; workers of the old type had it then. */
  readonly flag: string;
  /** Names the processes that have the duty; once it is not null, the flag and the type say nothing. */
  readonly list: string;
  readonly app: string;
  /** Completes "which processes …": "send federation traffic". */
  readonly do: string;
}

/**
 * The flag gives way to the list, in a file that every process loads. Types of workers stay: the generic worker is a
 * change of its own. The rule: v1.59.0:synapse/config/workers.py:193, v1.75.0:synapse/config/workers.py:400
 */
export const shardedDuty = (duty: ShardedDuty): Transform => ({
  ...duty,
  change(deployment, step) {
    const { processes, workers, find } = deployment;
    const flags = find(duty.flag);
    const lists = processes.map(process => process.get(duty.list));
    if (lists.every(({ isNull }) => !isNull)) return tidy(duty, deployment, step);
    const legacy = workers.filter(worker => worker.app === duty.app);
    if (!flags.length && !legacy.length) return;
    const partial = lists.find(({ isNull }) => !isNull);
    if (partial) return step.refuse(partial, 'every process must read the same list; write it into a shared file');

    const names = namesOf(duty, deployment, step, legacy);
    if (names === 'keep') return;
    // Without a list, a worker of the old type is refused unless the flag is false.
    if (!legacy.length && names.every(name => name === 'master')) step.remove(...flags);
    else list(duty, deployment, step, names);
  },
});

/** Who has the duty today, if that is one process; else the admin says. */
function namesOf(duty: ShardedDuty, deployment: Deployment, step: Step, legacy: readonly Process[]) {
  const { processes, workers } = deployment;
  const clash = legacy.find(worker => workers.some(other => other !== worker && other.name === worker.name));
  if (clash) return step.refuse(clash.file.get('worker_name'), `several workers are called ${clash.name}`);
  const failing = legacy.filter(worker => isOn(duty, worker));
  if (failing.length)
    step.consequence(blocks('every worker', `the type ${duty.app} is refused unless ${duty.flag} is false`));
  const today = processes.filter(one => (one.isMain ? isOn(duty, one) : legacy.includes(one) && !isOn(duty, one)));
  if (today.length === 1 && !failing.length) return today.map(({ name }) => name);
  const each = today.length > 1 ? ', each for everything' : '';
  const about = [...failing, ...today].map(one => (one.isMain ? one.get(duty.flag) : one.get('worker_app')));
  const now = `${today.map(({ name }) => name).join(' and ') || 'none'} do today${each}`;
  return ask(duty, deployment, step, now, about.length ? about : deployment.find(duty.flag), !failing.length);
}

const isOn = ({ flag }: ShardedDuty, process: Process): boolean =>
  !process.get(flag).isSet || process.get(flag).truthy;

/**
 * The names, or `keep`: the old form is still read, so it may stay where it works. A wrong list ends the work without
 * a word, or doubles it.
 */
function ask(
  duty: ShardedDuty,
  { processes, workers }: Deployment,
  step: Step,
  today: string,
  about: readonly Setting[],
  mayKeep: boolean,
): readonly string[] | 'keep' {
  const answer = step.ask({
    id: 'processes',
    question: `which processes ${duty.do}? ${today}`,
    input: processNames(
      processes,
      workers.map(({ name }) => name),
    ),
    ...(mayKeep && { or: { keep: 'it stays as it is' }, unattended: 'keep' }),
    about,
  });
  if (typeof answer !== 'string') return answer;
  step.notice(`Write into ${duty.list} which processes ${duty.do}; ${today}`, ...about);
  return 'keep';
}

function list(duty: ShardedDuty, { main, workers, find }: Deployment, step: Step, names: readonly string[]): void {
  const flag = main.get(duty.flag);
  const old = main.get(duty.list);
  const place = old.isSet || !flag.isSet ? old : flag.file.get(duty.list);
  const replaced = flag.isSet && place !== old ? [flag] : [];
  const about = flag.isSet ? flag : place;
  step.notice(`Stop and start all processes that ${duty.do} together, so that they agree on the list`, about);
  step.set(place, names, { insteadOf: replaced, near: [duty.flag], everybody: true });
  step.remove(...find(duty.flag).filter(setting => !replaced.includes(setting)));
  // Null in a worker's own file would hide the list from it.
  step.remove(...workers.map(worker => worker.file.get(duty.list)).filter(({ isSet }) => isSet));
}

/** The list decides everywhere: the flag is dead. */
function tidy(duty: ShardedDuty, deployment: Deployment, step: Step): void {
  const { main, processes, workers, find } = deployment;
  const flags = find(duty.flag);
  const lists = new Set(processes.map(process => process.get(duty.list)));
  // A name is searched for in a string: v1.75.0:synapse/config/workers.py:177
  const strings = [...lists].filter(({ text }) => text !== undefined);
  for (const string of strings) {
    const found = processes.filter(({ name }) => string.text?.includes(name)).map(({ name }) => name);
    const isOne = found.length === 1 && found[0] === string.text;
    const today = `${found.join(' and ') || 'none'} do today, as ${string} is a string`;
    const names = isOne ? found : ask(duty, deployment, step, today, [string], true);
    if (names !== 'keep') step.set(string, names);
  }
  step.remove(...flags);
  if (!flags.length && !strings.length) return;
  const others = workers
    .map(worker => worker.get(duty.list))
    .filter(own => !equal(own.value, main.get(duty.list).value));
  if (others.length)
    step.notice(`A list of its own decides for this worker; ${duty.list} must agree everywhere`, ...others);
}
