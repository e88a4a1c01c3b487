/** The releases of a run, from what was typed. */
import type { Travel } from '../chain/select.js';
import { compareReleases, firstUnknown, type Release, readRelease } from '../synapse/releases.js';
import { oldestRollback } from '../synapse/rollback.js';
import type { MigrateOptions } from './arguments.js';
import { corrected, type Wrong, wrong } from './usage.js';

export interface KnownTravel {
  readonly kind: 'travel';
  readonly travel: Travel;
  /** The first release on the way whose changes are not known here. */
  readonly notCovered: Release | undefined;
}

export function travelOf(options: MigrateOptions, argv: readonly string[]): KnownTravel | Wrong {
  const to = releaseTyped('--to', options.to, argv);
  const from = options.from === undefined ? undefined : releaseTyped('--from', options.from, argv);
  if (typeof to !== 'string') return to;
  if (typeof from === 'object') return from;
  if (from !== undefined && compareReleases(to, from) < 0) return wrong(backwards(from, to));
  return { kind: 'travel', travel: { from, to }, notCovered: firstUnknown(to) };
}

/** A release behind an option, or what was probably meant. */
export function releaseTyped(option: string, given: string, argv: readonly string[]): Release | Wrong {
  const read = readRelease(given);
  if (read.kind === 'release') return read.release;
  if (read.meant === undefined) return wrong(`${option} ${given} is not a Synapse release, such as 1.88.0`);
  const what = `${option} ${given} is not a Synapse release. Did you mean ${read.meant}?`;
  return wrong(what, corrected(argv, given, read.meant));
}

/** Files are only ever brought forward; the database has a say in going back, too. */
function backwards(from: Release, to: Release): string {
  return (
    `--to ${to} is older than --from ${from}, and files are not migrated backwards. ${databaseRule(from, to)} ` +
    'To put the files back as they were before a run: synapse-migrate undo FILE'
  );
}

function databaseRule(from: Release, to: Release): string {
  const oldest = oldestRollback(from);
  if (oldest === undefined)
    return 'Before 1.0.0 nothing is known of going back with a database: restore a backup of it.';
  if (compareReleases(oldest, to) <= 0) return `A database that ${from} has opened can go back to ${to}.`;
  return (
    `A database that ${from} has opened can go back to ${oldest}, no further; ` +
    'before that, restore a backup of it.'
  );
}
