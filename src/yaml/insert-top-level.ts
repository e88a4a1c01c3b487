/** Where a new top-level key stands: below its commented-out twin, else near a relative, else at the end. */
import { commentedKey, leadLine, stanzaEnd, tailLine } from './comment-ownership.js';
import { EditRefused } from './edit-refused.js';
import { emitFlow, emitKey } from './emit.js';
import { type InsertOptions, intoBlock, intoFlow, linesAfter, pairLines } from './placement.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import { childOf } from './tree.js';
import type { Value } from './value.js';

export function insertTopLevel(source: Source, key: string, value: Value, options: InsertOptions): Splice {
  const { root, style } = source;
  if (root && root.kind !== 'map') throw new EditRefused('NOT_A_MAP', key);
  const column = topColumn(source);
  const own = pairLines(source, { key, value, column, comment: options.comment }, root);
  if (root?.flow) {
    if (root.entries.length)
      return intoFlow(source, root, `${emitKey(key, style)}: ${emitFlow(value, style)}`, options);
    return { start: root.body, end: root.end, text: own.join(source.eol) };
  }
  if (options.where && root) return intoBlock(source, root, options.where, { lines: own, column });
  return placeTopLevel(source, own, key, options.near ?? []);
}

/** Column of the top-level keys. */
export const topColumn = (source: Source): number => (source.root?.flow ? 0 : (source.root?.entries[0]?.column ?? 0));

/** @param near relatives, the best place first */
export function placeTopLevel(source: Source, own: readonly string[], key: string, near: readonly string[]): Splice {
  const { lines, parsed, root } = source;
  const column = topColumn(source);
  const twin = commentedTopLevel(source, key, column);
  if (twin !== undefined) {
    const open = twin + 1 < lines.count && !lines.isBlank(twin + 1) && lines.start(twin + 1) < parsed.contentLimit;
    return linesAfter(source, twin, open ? [...own, ''] : own);
  }
  const spaced = hasBlankLinesBetween(source);
  for (const name of near) {
    const live = root && childOf(root, name);
    const line = live ? tailLine(source, live) : commentedTopLevel(source, name, column);
    if (line === undefined) continue;
    const followed = spaced && line + 1 < lines.count && !lines.isBlank(line + 1);
    return linesAfter(source, line, [...(spaced ? [''] : []), ...own, ...(followed ? [''] : [])]);
  }
  const last = lastLine(source);
  const gap = (spaced || lines.commentOn(last) !== undefined) && !lines.isBlank(last);
  return linesAfter(source, last, gap ? ['', ...own] : own);
}

/** The last line of the document that is not blank. */
export function lastLine(source: Source): number {
  const { lines, parsed, text } = source;
  const { contentLimit, contentStart } = parsed;
  let line = lines.at(contentLimit === text.length ? contentLimit : Math.max(0, contentLimit - 1));
  if (line > 0 && lines.start(line) === text.length) line--;
  while (line > 0 && lines.isBlank(line) && lines.start(line) >= contentStart) line--;
  return line;
}

/** The file sets most of its top-level keys apart by an empty line. */
export function hasBlankLinesBetween(source: Source): boolean {
  const [, ...others] = source.root?.entries ?? [];
  const apart = others.filter(entry => {
    const line = leadLine(source, entry);
    return line > 0 && source.lines.isBlank(line - 1);
  });
  return others.length > 0 && apart.length * 2 >= others.length;
}

/** Last line of a commented-out top-level key; `#key:` before `# key:`. */
function commentedTopLevel(source: Source, key: string, column: number): number | undefined {
  const { lines, parsed } = source;
  const spans = source.root?.flow === false ? source.root.entries : [];
  const inside = (line: number): boolean =>
    spans.some(entry => line > source.firstLine(entry) && line <= source.lastLine(entry));
  let loose: number | undefined;
  for (let line = 0; line < lines.count && lines.start(line) < parsed.contentLimit; line++) {
    if (lines.text[lines.start(line) + column] !== '#' || lines.indentOf(line) !== column) continue;
    const option = commentedKey(lines.commentOn(line) ?? '');
    if (option?.key !== key || inside(line)) continue;
    if (option.tight) return stanzaEnd(source, line);
    loose ??= stanzaEnd(source, line);
  }
  return loose;
}
