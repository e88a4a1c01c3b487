/** The diff of a step as a screen shows it: per file, masked, equal ones folded. */
import type { FileChange } from '../chain/changed-files.js';
import { type Hunk, type HunkLine, hunks } from '../yaml/hunks.js';
import { shortSeries } from './amounts.js';
import { withChangedWords } from './changed-words.js';
import { type DiffLine, type Line, piece, textOf } from './line.js';
import { type Secrets, secretsIn } from './masking.js';
import { wrapped } from './prose.js';
import type { View } from './view.js';

/** So many files are printed whole; from the next on, those with equal hunks are named in one line. */
const WHOLE_FILES = 5;
const NAMED_FILES = 8;

/** @param all every file whole, however many there are */
export function diffLines(changes: readonly FileChange[], view: View, all = false): readonly Line[] {
  const printed: Line[] = [];
  const seen = new Set<string>();
  const folded: string[] = [];
  for (const [index, change] of changes.entries()) {
    const body = bodyOf(change, view);
    // What stands around a change names the worker; what counts is the change.
    const changed = body.filter(line => line.kind === '-' || line.kind === '+');
    const key = changed.map(line => line.kind + textOf(line)).join('\n');
    const name = change.after.path;
    if (!all && !view.verbose && index >= WHOLE_FILES && seen.has(key)) folded.push(name);
    else printed.push(...headOf(name, change, view), ...body);
    seen.add(key);
  }
  if (folded.length) {
    const text = `The same lines in ${shortSeries(folded, view.look.accessible ? folded.length : NAMED_FILES)}.`;
    printed.push(...wrapped(text, view.look));
  }
  return view.look.accessible && printed.length ? [...printed, 'End of change.'] : printed;
}

function headOf(name: string, change: FileChange, view: View): readonly Line[] {
  if (!view.look.accessible)
    return [
      { kind: 'file', pieces: piece(`--- a/${name}`) },
      { kind: 'file', pieces: piece(`+++ b/${name}`) },
    ];
  const [first] = hunksOf(change, 0);
  return [`File ${name}, line ${Math.max(1, first?.oldStart ?? 1)}.`];
}

function bodyOf(change: FileChange, view: View): readonly DiffLine[] {
  const old = secretsIn(change.before, view.hiding);
  const fresh = secretsIn(change.after, view.hiding);
  return hunksOf(change, view.look.accessible ? 0 : view.context).flatMap(hunk => {
    const lines = hunk.lines.map(line => shown(line, old, fresh));
    return [...(view.look.accessible ? [] : [hunkHead(hunk)]), ...withChangedWords(lines)];
  });
}

const hunksOf = ({ before, after }: FileChange, context: number): readonly Hunk[] =>
  hunks(before.text, after.yaml.editsSince(before.yaml), context);

function hunkHead({ oldStart, oldLines, newStart, newLines }: Hunk): DiffLine {
  const side = (start: number, count: number): string => (count === 1 ? String(start) : `${start},${count}`);
  return { kind: 'hunk', pieces: piece(`@@ -${side(oldStart, oldLines)} +${side(newStart, newLines)} @@`) };
}

/** A context line keeps its secret's place; a changed secret says which side it is. */
function shown({ kind, text, oldLine, newLine }: HunkLine, old: Secrets, fresh: Secrets): DiffLine {
  if (kind === '+') return { kind, pieces: piece(fresh.masked(newLine ?? 0, text, { secrets: old, word: 'new' })) };
  const other = kind === '-' ? ({ secrets: fresh, word: 'old' } as const) : undefined;
  return { kind, pieces: piece(old.masked(oldLine ?? 0, text, other)) };
}
