/** Which processes a step concerns. */
import type { Deployment } from '../deployment/deployment.js';
import type { Process } from '../deployment/process.js';
import type { Consequence } from './consequence.js';
import { touched } from './edit.js';
import type { Outcome } from './run-transform.js';

export interface Affected {
  readonly main: boolean;
  /** Names of workers, in the order of their files. */
  readonly workers: readonly string[];
}

/**
 * The processes that the consequence speaks of and that load a file which the step edits; for a step that is open or
 * refused, a file in which a setting that it is about lies. All that the consequence speaks of if there is no such
 * file.
 */
export function affectedBy(consequence: Consequence, outcome: Outcome, deployment: Deployment): Affected {
  const files = new Set(filesOf(outcome));
  const readers = [...files].flatMap(path => {
    const file = deployment.file(path);
    return file ? deployment.readersOf(file) : [];
  });
  const concerned = files.size ? new Set(readers) : new Set(deployment.processes);
  const speaksOf = (process: Process): boolean =>
    consequence.who === 'every process' || process.isMain === (consequence.who === 'the main process');
  const processes = deployment.processes.filter(process => concerned.has(process) && speaksOf(process));
  return {
    main: processes.some(process => process.isMain),
    workers: processes.filter(process => !process.isMain).map(process => process.name),
  };
}

function filesOf(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'nothing':
      return [];
    case 'change':
      return outcome.edits.flatMap(touched).map(place => place.file);
    case 'open':
      return outcome.question.about.map(setting => setting.file.path);
    case 'refused':
      return [outcome.where.file];
  }
}
