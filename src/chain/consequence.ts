/**
 * What happens if a step is left out: in which process, from which release. Data, so that every screen words it alike.
 */
import { compareReleases, isRelease, type Release } from '../synapse/releases.js';

export type Severity = 'blocks-startup' | 'changes-behaviour' | 'deprecated' | 'cleanup' | 'info';
export type Who = 'the main process' | 'every worker' | 'every process';

/**
 * `what` says what the release does with the old form, as a clause without a full stop: "instance_map.main is
 * required". The severity and the processes are said by the screen, so it repeats neither.
 */
export interface Consequence {
  readonly severity: Severity;
  readonly who: Who;
  readonly what: string;
}

/**
 * One consequence, from the release of the folder on; or by release, each holding until the next. The transform
 * applies from the first release on, and no longer from one that says `over`.
 */
export type Otherwise = Consequence | { readonly [since: Release]: Consequence | 'over' };

/** The release refuses to start these processes. */
export const blocks = (who: Who, what: string): Consequence => ({ severity: 'blocks-startup', who, what });
/** The release starts and does something else than before. */
export const changes = (who: Who, what: string): Consequence => ({ severity: 'changes-behaviour', who, what });
/** The release still reads the old form with the same meaning. */
export const deprecated = (who: Who, what: string): Consequence => ({ severity: 'deprecated', who, what });
/** The release does not read the old form and behaves as if it were not there. */
export const cleanup = (who: Who, what: string): Consequence => ({ severity: 'cleanup', who, what });
/** Nothing happens to the configuration; something outside it needs a look. */
export const info = (who: Who, what: string): Consequence => ({ severity: 'info', who, what });

export type TimeLine = ReadonlyArray<readonly [since: Release, what: Consequence | 'over']>;

/** `otherwise` as a list by release, the release of the folder first where only one consequence is given. */
export function timeLine(otherwise: Otherwise, folder: Release): TimeLine {
  if (isConsequence(otherwise)) return [[folder, otherwise]];
  return Object.entries(otherwise).flatMap(([since, what]) => (isRelease(since) ? [[since, what] as const] : []));
}
const isConsequence = (otherwise: Otherwise): otherwise is Consequence => 'severity' in otherwise;

/** The first release that the transform is about. */
export const sinceOf = (otherwise: Otherwise, folder: Release): Release =>
  timeLine(otherwise, folder)[0]?.[0] ?? folder;

/** What holds at the target; undefined if the transform does not apply there. */
export function consequenceAt(otherwise: Otherwise, folder: Release, to: Release): Consequence | undefined {
  const now = timeLine(otherwise, folder).findLast(([since]) => compareReleases(since, to) <= 0)?.[1];
  return now === 'over' ? undefined : now;
}
