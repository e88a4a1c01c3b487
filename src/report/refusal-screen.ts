/** Files that cannot be migrated: what each is, why that matters, what to do. */
import type { FileRefusal } from '../deployment/file-refusal.js';
import type { Regenerated } from '../deployment/regenerated.js';
import { ended } from './amounts.js';
import { nameIn } from './file-names.js';
import type { Line } from './line.js';
import type { Look } from './look.js';
import { wrapped } from './prose.js';

/** @param folder the working folder, from which the names were typed */
export const refusalLines = (refusals: readonly FileRefusal[], folder: string, look: Look): readonly Line[] =>
  refusals.flatMap(({ path, line, what, why, wayOut }) => [
    ...wrapped(`${nameIn(folder, path)}${line === undefined ? '' : `:${line}`}: ${what}`, look, '', '  '),
    ...(why === undefined ? [] : wrapped(ended(why), look, '  ')),
    ...wrapped(ended(wayOut), look, '  '),
  ]);

/** Edits that would be lost, as another program writes the file again. */
export const regeneratedRefusals = (
  files: ReadonlyArray<{ readonly name: string; readonly line: number; readonly regenerated: Regenerated }>,
  look: Look,
): readonly Line[] =>
  files.flatMap(({ name, line, regenerated }) => [
    ...wrapped(
      `${name}:${line}: an edit would land here, but this file is written by ${regenerated.by}`,
      look,
      '',
      '  ',
    ),
    ...wrapped(`${ended(regenerated.wayOut)} --dry-run prints the diff.`, look, '  '),
  ]);
