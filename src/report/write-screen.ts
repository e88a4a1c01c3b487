/** What writing, putting back and recovering came to. */
import { amount, ended } from './amounts.js';
import { nameIn } from './file-names.js';
import type { Line } from './line.js';
import type { Look } from './look.js';
import { wrapped } from './prose.js';

/** What is in the way, as the commit room gives it. */
export interface Obstacle {
  readonly path: string;
  readonly what: string;
  readonly wayOut: string;
}
/** A finished or cut off run, as the commit room keeps it. */
export interface RecordedRun {
  readonly id: string;
  readonly to: string;
  readonly steps: readonly string[];
  readonly undoes: string | undefined;
  readonly files: ReadonlyArray<{ readonly path: string }>;
}

export const obstacleLines = ({ path, what, wayOut }: Obstacle, folder: string, look: Look): readonly Line[] => [
  ...wrapped(`${nameIn(folder, path)}: ${what}`, look, '', '  '),
  ...wrapped(ended(wayOut), look, '  '),
];

/** `2023-07-18 09:15 UTC` from 20230718T091500Z. */
const timeOf = (id: string): string => id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, '$1-$2-$3 $4:$5 UTC');

/** A run that was cut off and has been finished. */
export function finishedLines(run: RecordedRun, fresh: number, homeserver: string, look: Look): readonly Line[] {
  const all = run.files.length;
  const back = run.undoes === undefined ? [`To go back instead: synapse-migrate undo ${homeserver}`] : [];
  return [
    ...wrapped(
      `The ${run.undoes === undefined ? 'run' : 'undo'} of ${timeOf(run.id)} was cut off while writing: ` +
        `${fresh} of ${amount(all, 'file')} ${fresh === 1 ? 'was' : 'were'} new. ` +
        `All ${all} new texts were safe on disk, so it has been finished: all ${all} new.`,
      look,
    ),
    ...back.flatMap(text => wrapped(text, look)),
    '',
  ];
}

/** The same where nothing may be repaired. */
export const unfinishedLines = (run: RecordedRun, fresh: number, look: Look): readonly Line[] =>
  wrapped(
    `The ${run.undoes === undefined ? 'run' : 'undo'} of ${timeOf(run.id)} was cut off while writing: ${fresh} of ` +
      `${amount(run.files.length, 'file')} ${fresh === 1 ? 'is' : 'are'} new. ` +
      'Finish: run without --dry-run or --check. Go back: undo.',
    look,
  );

/** What undo is about to do. */
export function undoLines(run: RecordedRun, folder: string, look: Look): readonly Line[] {
  const files = amount(run.files.length, 'file');
  const names = run.files.map(({ path }) => nameIn(folder, path)).join(' ');
  return [
    ...wrapped(
      `Run ${run.id}: ${amount(run.steps.length, 'step')} towards ${run.to}, ${files}, none changed since.`,
      look,
    ),
    ...wrapped(
      `Undo puts ${run.files.length === 1 ? 'this file' : `these ${files}`} back byte for byte: ${names}`,
      look,
    ),
    ...wrapped(`They suit the release you came from; Synapse ${run.to} may not start on them.`, look),
  ];
}
