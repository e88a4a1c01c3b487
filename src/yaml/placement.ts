/** Where new lines go, and how they fit in. */
import { commentedKey, leadLine, stanzaEnd, tailLine } from './comment-ownership.js';
import { EditRefused } from './edit-refused.js';
import { emitPair } from './emit.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import { childOf, type Entry, type SourceNode } from './tree.js';
import type { Key, Value } from './value.js';

export type Where = 'first' | 'last' | { readonly before: Key } | { readonly after: Key };
export interface InsertOptions {
  /** Without it: below the key's commented-out twin, else near a relative (top level), else last. */
  readonly where?: Where;
  /** Top-level keys below which it may stand, live or commented out, the best first. */
  readonly near?: readonly string[];
  /** Lines of a comment above, without `#`. */
  readonly comment?: readonly string[];
}

/** Lines to come in, and the column that they are written at. */
export interface NewLines {
  readonly lines: readonly string[];
  readonly column: number;
}

/** The lines of a comment and a pair. */
export function pairLines(
  source: Source,
  {
    key,
    value,
    column,
    comment,
  }: { key: string; value: Value; column: number; comment: readonly string[] | undefined },
  near: SourceNode | undefined,
): readonly string[] {
  const pad = ' '.repeat(column);
  const above = (comment ?? []).map(text => (text === '' ? `${pad}#` : `${pad}# ${text}`));
  return [...above, ...emitPair(key, value, column, source.styleNear(near))];
}

/** Whole lines after a line; a file without a final line end stays without one. */
export function linesAfter(source: Source, line: number, added: readonly string[]): Splice {
  const { lines, text, eol } = source;
  const at = lines.start(line + 1);
  const unended = at === text.length && lines.endOf(line) === '' && lines.textOf(line) !== '';
  return { start: at, end: at, text: added.map(one => (unended ? eol + one : one + eol)).join('') };
}

/** Whole lines before a line. */
export function linesBefore(source: Source, line: number, added: readonly string[]): Splice {
  const at = source.lines.start(line);
  return { start: at, end: at, text: added.map(one => one + source.eol).join('') };
}

/** A pair goes into a block mapping that has members. */
export function intoBlock(source: Source, map: SourceNode, where: Where, { lines, column }: NewLines): Splice {
  const reference = referenceOf(map, where);
  const before = where === 'first' || (typeof where === 'object' && 'before' in where);
  if (!before) return linesAfter(source, tailLine(source, reference), lines);
  if (source.startsLine(reference))
    return linesBefore(source, (where === 'first' && topOf(source, map)) || leadLine(source, reference), lines);
  // In `- key: value` the new key takes over the line with the dash.
  const pad = ' '.repeat(column);
  const [first = '', ...others] = lines;
  const text = [first.slice(column), ...others].map(one => one + source.eol).join('') + pad;
  return { start: reference.start, end: reference.start, text };
}

/**
 * The first line with text below a nested mapping's key, if an option is commented out above the first member: it is a
 * member, too, so the first place is above it.
 */
function topOf(source: Source, { entry, entries: [first] }: SourceNode): number | undefined {
  if (!entry || !first) return undefined;
  let top = source.lines.at(entry.indicatorEnd) + 1;
  while (source.lines.isBlank(top)) top++;
  for (let line = top; line < leadLine(source, first); line++) {
    const comment = source.lines.commentOn(line);
    if (comment !== undefined && source.lines.indentOf(line) === first.column && commentedKey(comment)) return top;
  }
  return undefined;
}

/** The member that a place is named after. */
export function referenceOf(node: SourceNode, where: Where): Entry {
  const entry =
    where === 'first'
      ? node.entries[0]
      : where === 'last'
        ? node.entries.at(-1)
        : childOf(node, 'before' in where ? where.before : where.after);
  if (!entry) throw new EditRefused('NO_SIBLING', 'there is no such member to stand beside');
  return entry;
}

/** The last line of the commented-out `#key:` among the members of a block mapping. */
export function commentedTwinIn(source: Source, map: SourceNode, key: string): number | undefined {
  const { lines } = source;
  const first = map.entry ? lines.at(map.entry.indicatorEnd) + 1 : 0;
  const last = map.entry ? tailLine(source, map.entry) : lines.count - 1;
  const column = map.entries[0]?.column ?? 0;
  const inside = (line: number): boolean =>
    map.entries.some(entry => line > source.firstLine(entry) && line <= source.lastLine(entry));
  for (let line = first; line <= last; line++) {
    const comment = lines.commentOn(line);
    if (comment === undefined || lines.indentOf(line) !== column || commentedKey(comment)?.key !== key) continue;
    if (!inside(line)) return stanzaEnd(source, line);
  }
  return undefined;
}

/**
 * Text of a member goes into a flow collection, spaced as its neighbours are.
 * @throws EditRefused also if a comment is to come in, for which there is no place
 */
export function intoFlow(
  source: Source,
  node: SourceNode,
  text: string,
  { where = 'last', comment = [] }: Pick<InsertOptions, 'where' | 'comment'>,
): Splice {
  if (comment.length) throw new EditRefused('WOULD_LOSE_COMMENTS', 'there is no place for a comment within brackets');
  if (!node.entries.length) {
    const inner = { start: node.body + 1, end: node.end - 1 };
    if (source.text.slice(inner.start, inner.end).includes('#'))
      throw new EditRefused('WOULD_LOSE_COMMENTS', 'a comment stands in the empty collection');
    return { ...inner, text };
  }
  const reference = referenceOf(node, where);
  if (where === 'first' || (typeof where === 'object' && 'before' in where))
    return { start: reference.start, end: reference.start, text: `${text},${gapBefore(source, reference)}` };
  return afterInFlow(source, node, reference, text);
}

function afterInFlow(source: Source, node: SourceNode, reference: Entry, text: string): Splice {
  const { lines } = source;
  const spaced = node.entries.length > 1 || source.startsLine(reference);
  const gap = spaced ? gapBefore(source, reference.index ? reference : (node.entries[1] ?? reference)) : ' ';
  const { comma } = reference;
  if (comma === undefined) {
    const rest = lines.restFrom(reference.end);
    const kept = gap.includes('\n') && /^\s*#/.test(rest) ? rest : '';
    return { start: reference.end, end: reference.end + kept.length, text: `,${kept}${gap}${text}` };
  }
  const isLast = reference === node.entries.at(-1);
  if (!gap.includes('\n')) return { start: comma, end: comma, text: `${gap}${text}${isLast ? '' : ','}` };
  // The comment behind the neighbour's comma stays on the neighbour's line.
  const line = lines.at(comma);
  const at = lines.start(line) + lines.textOf(line).length;
  return { start: at, end: at, text: `${gap}${text},` };
}

/** White space in front of a member: a line end and its indentation, or blanks; `[a,b]` stays tight. */
function gapBefore(source: Source, entry: Entry): string {
  if (source.startsLine(entry)) return source.eol + ' '.repeat(entry.column);
  const comma = entry.index ? entry.owner.entries[entry.index - 1]?.comma : undefined;
  const seen = comma === undefined ? ' ' : source.text.slice(comma, entry.start);
  return /^ *$/.test(seen) ? seen : ' ';
}
