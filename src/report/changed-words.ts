/** Which words of a changed line differ from its other side. */
import { diffWordsWithSpace } from 'diff';
import type { DiffLine, Piece } from './line.js';
import { textOf } from './line.js';

/** Marks the words that differ where as many lines were added as removed; other lines stay as they are. */
export function withChangedWords(lines: readonly DiffLine[]): readonly DiffLine[] {
  const result: DiffLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const removed = run(lines, at, '-');
    const added = run(lines, at + removed.length, '+');
    if (removed.length && removed.length === added.length) {
      const pairs = removed.map((line, index) => compared(line, added[index] ?? line));
      result.push(...pairs.map(pair => pair[0]), ...pairs.map(pair => pair[1]));
    } else result.push(...lines.slice(at, at + Math.max(1, removed.length + added.length)));
    at += Math.max(1, removed.length + added.length);
  }
  return result;
}

function run(lines: readonly DiffLine[], from: number, kind: DiffLine['kind']): readonly DiffLine[] {
  const end = lines.findIndex((line, index) => index >= from && line.kind !== kind);
  return lines.slice(from, end < 0 ? undefined : end);
}

function compared(removed: DiffLine, added: DiffLine): readonly [DiffLine, DiffLine] {
  const parts = diffWordsWithSpace(textOf(removed), textOf(added));
  // Lines with nothing but blanks in common are not two sides of one.
  if (!parts.some(part => !part.added && !part.removed && part.value.trim() !== '')) return [removed, added];
  const side = (skip: 'added' | 'removed'): readonly Piece[] =>
    parts.filter(part => !part[skip]).map(part => ({ text: part.value, changed: part.added || part.removed }));
  return [
    { kind: '-', pieces: side('added') },
    { kind: '+', pieces: side('removed') },
  ];
}
