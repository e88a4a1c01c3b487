/** Prose in lines: wrapping, and lists of two columns that become two lines an entry where there is no room. */
import { isWide, type Look } from './look.js';

/** Wraps at blanks; a word that is longer than the line stays whole. `hanging` indents all lines but the first. */
export function wrapped(text: string, look: Look, indent = '', hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ').filter(part => part !== '')) {
    if (!empty && line.length + 1 + word.length > look.width) {
      lines.push(line);
      line = hanging + word;
    } else line += empty ? word : ` ${word}`;
    empty = false;
  }
  if (!empty) lines.push(line);
  return lines;
}

/** One row: what it is, and what is said of it. */
export type Row = readonly [label: string, text: string];

/** Rows with a common left column; `Label: text` for a screen reader. */
export function rows(entries: readonly Row[], look: Look, indent = '  ', least = 0): readonly string[] {
  if (look.accessible) return entries.map(([label, text]) => (label ? `${label}: ${text}` : text).trim());
  const column = Math.max(least, ...entries.map(([label]) => label.length)) + 2;
  return entries.flatMap(([label, text]) => {
    if (!isWide(look) && label) return [indent + label, ...wrapped(text, look, `${indent}  `)];
    const hanging = indent + ' '.repeat(isWide(look) ? column : 2);
    return label || text ? wrapped(text, look, indent + label.padEnd(isWide(look) ? column : 2), hanging) : [];
  });
}

/** The letters of a prompt, each with its meaning: `y yes   n no (Enter)`. */
export function legendLines(entries: readonly string[], look: Look): readonly string[] {
  if (look.accessible) return entries.map(entry => `${entry}.`);
  const lines: string[] = [];
  for (const entry of entries) {
    const longer = `${lines.at(-1) ?? ' '}   ${entry}`;
    if (lines.length && longer.length <= look.width) lines.splice(-1, 1, longer);
    else lines.push(`  ${entry}`);
  }
  return lines;
}

/**
 * Lines that end with the same column aligned: `will not start  <id>  <where>`; never wrapped, so that they can be
 * copied.
 */
export function table(entries: ReadonlyArray<readonly string[]>, look: Look, indent = '  '): readonly string[] {
  if (look.accessible) return entries.map(cells => cells.filter(cell => cell !== '').join(', '));
  const widths = (entries[0] ?? []).map((_, column) =>
    Math.max(...entries.map(cells => (cells[column] ?? '').length)),
  );
  return entries.flatMap(cells => {
    const line = `${indent}${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
    if (line.length <= look.width) return [line];
    const [first = '', second = '', ...rest] = cells;
    const more = rest.filter(cell => cell !== '').join('  ');
    const head = `${indent}${first.padEnd(isWide(look) ? (widths[0] ?? 0) : 0)}  ${second}`.trimEnd();
    const under = isWide(look) ? indent + ' '.repeat((widths[0] ?? 0) + 2) : `${indent}  `;
    return head.length <= look.width
      ? [head, ...(more ? wrapped(more, look, under) : [])]
      : [indent + first, ...[second, more].filter(cell => cell !== '').map(cell => `${indent}  ${cell}`)];
  });
}
