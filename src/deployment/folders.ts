/** What lies in folders: files that Synapse loads from them, and files that are only copies. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Backups and copies of editors and package managers. */
const COPY = new RegExp(
  '~$|^#.*#$|\\.bak[-_.]?\\d*$|' +
    '\\.(?:bak|backup|old|orig|saved?|rej|tmp|sw[op]|fbx-bak|dpkg-\\w+|ucf-\\w+|rpmnew|rpmsave|rpmorig)\\b',
  'i',
);

export const isCopy = (path: string): boolean => COPY.test(basename(path));

/** `*.yaml` in a folder, sorted and not recursive, as Synapse takes them: v1.84.0:synapse/config/_base.py:1009 */
export const yamlIn = (folder: string): readonly string[] => filesIn(folder, /\.yaml$/);

/** Plain files, and links to such, whose name fits, sorted by code point; none if there is no such folder. */
export function filesIn(folder: string, name: RegExp): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(entry => name.test(entry))
      .sort((a, b) => (a < b ? -1 : 1))
      .map(entry => join(folder, entry))
      .filter(isFile);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The file in the same folder whose name is the nearest, for "did you mean". */
export function nearestFile(path: string, candidates: readonly string[]): string | undefined {
  const wanted = basename(path);
  const ranked = candidates
    .map(candidate => ({ candidate, distance: distance(wanted, basename(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, Math.floor(wanted.length / 3)) ? best.candidate : undefined;
}

/** Levenshtein's: insertions, deletions and replacements of characters. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, character] of [...a].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...b].entries())
      next.push(Math.min((row[at] ?? 0) + (character === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
}
