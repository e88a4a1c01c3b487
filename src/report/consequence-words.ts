/** What happens if a step is left out, in the same words on every screen. */
import type { Affected } from '../chain/affected.js';
import type { Severity } from '../chain/consequence.js';
import type { Step } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import type { Release } from '../synapse/releases.js';
import { amount, ended, sentence, series, shortSeries } from './amounts.js';

/** The words of a severity, for lists; the worst first. */
export const SEVERITY_WORDS: { readonly [severity in Severity]: string } = {
  'blocks-startup': 'will not start',
  'changes-behaviour': 'behaves differently',
  deprecated: 'still works',
  cleanup: 'ignored',
  info: 'to know',
};
const WORST_FIRST: readonly string[] = Object.keys(SEVERITY_WORDS);

/** Sorts steps by what they mean, the worst first; those that mean the same keep their order. */
export const byConsequence = (a: Step, b: Step): number =>
  WORST_FIRST.indexOf(a.consequence.severity) - WORST_FIRST.indexOf(b.consequence.severity);

/** "Synapse 1.88.0 will not start 3 workers: …": the sentence behind "If left out". */
export function ifLeftOut({ consequence, affected, before }: Step, to: Release): string {
  const { severity, what } = consequence;
  switch (severity) {
    case 'blocks-startup':
      if (!affected.main && affected.workers.length) {
        const workers = amount(affected.workers.length, 'worker');
        const healthy = 'The main process starts, so it can look healthy.';
        return `Synapse ${to} will not start ${workers}: ${ended(what)} ${healthy}`;
      }
      return `Synapse ${to} will not start${where(': ', affected, before)}. ${sentence(what)}`;
    case 'changes-behaviour':
      return `Synapse ${to} behaves differently${where(' (', affected, before, ')')}: ${ended(what)}`;
    case 'deprecated':
      return `Still works in ${to}: ${ended(what)}`;
    case 'cleanup':
      return `Ignored; ${ended(what)}`;
    case 'info':
      return sentence(what);
  }
}

/** After `n`: with names, so that the admin knows which services would be down. */
export function leftOut(step: Step, to: Release): string {
  const { consequence, affected, before } = step;
  if (consequence.severity !== 'blocks-startup') return 'Left out.';
  const names = [...(affected.main ? ['the main process'] : []), ...affected.workers];
  const who = before.workers.length ? ` ${shortSeries(names, 6)}` : '';
  const again = 'You are asked once more before writing.';
  return `Left out. Synapse ${to} will not start${who}: ${ended(consequence.what)} ${again}`;
}

/** "main process and 3 workers", "every process"; empty if there is nothing but a main process. */
export function processes(affected: Affected, deployment: Deployment): string {
  if (!deployment.workers.length) return '';
  if (affected.main && affected.workers.length === deployment.workers.length) return 'every process';
  return inNumbers(affected);
}

/** "main process and 3 workers". */
export const inNumbers = ({ main, workers }: Affected): string =>
  series([...(main ? ['main process'] : []), ...(workers.length ? [amount(workers.length, 'worker')] : [])]);

/** The verdict on the files as they are: undefined if the release starts with them. */
export function startVerdict(steps: readonly Step[], to: Release, deployment: Deployment): string | undefined {
  const blocking = steps.filter(step => step.consequence.severity === 'blocks-startup');
  if (!blocking.length) return undefined;
  const main = blocking.some(step => step.affected.main);
  const workers = new Set(blocking.flatMap(step => step.affected.workers));
  if (!deployment.workers.length) return `Synapse ${to} will not start`;
  const all = workers.size === deployment.workers.length;
  if (main && all) return `Synapse ${to} will not start: no process`;
  return `Synapse ${to} will not start: ${inNumbers({ main, workers: [...workers] })}`;
}

function where(before: string, affected: Affected, deployment: Deployment, after = ''): string {
  const text = deployment.workers.length ? inNumbers(affected) : '';
  return text && before + text + after;
}
