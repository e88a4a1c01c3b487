/** An entry lifted out of its text: its lines with its comments, to be put elsewhere at another column. */
import { leadLine, tailLine } from './comment-ownership.js';
import { keyLike } from './rename.js';
import type { Source } from './source.js';
import type { Entry } from './tree.js';

export interface Carried {
  readonly lines: readonly string[];
  /** How many of them are comments above the key. */
  readonly lead: number;
  readonly column: number;
}

/** @param key the key that it gets on the way */
export function carried(source: Source, entry: Entry, key: string): Carried {
  const { lines } = source;
  const keyLine = source.firstLine(entry);
  const first = leadLine(source, entry);
  const tail = tailLine(source, entry);
  const oldKey = source.text.slice(entry.keyStart, entry.keyEnd);
  const newKey = entry.key?.kind === 'str' && entry.key.value === key ? oldKey : keyLike(source, oldKey, key);
  const indent = ' '.repeat(entry.column);
  const above: string[] = [];
  for (let line = first; line < keyLine; line++) above.push(lines.textOf(line));
  const before = source.text.slice(entry.start, entry.keyStart);
  const keyText = indent + before + newKey + lines.restFrom(entry.keyEnd);
  const below: string[] = [];
  for (let line = keyLine + 1; line <= tail; line++) below.push(lines.textOf(line));
  return { lines: [...above, keyText, ...below], lead: above.length, column: entry.column };
}

/** Lines moved sideways; blank ones stay, and a comment moves no further left than it can. */
export function shifted(lines: readonly string[], by: number): readonly string[] {
  return lines.map(line => {
    if (line.trim() === '') return line;
    return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, /^ */.exec(line)?.[0].length ?? 0));
  });
}
