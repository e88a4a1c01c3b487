/** Adding a key, its missing parents included. */

import type { Change } from './change.js';
import { commentedKey, stanzaEnd, tailLine } from './comment-ownership.js';
import { EditRefused } from './edit-refused.js';
import { emitFlow, emitKey } from './emit.js';
import { insertTopLevel } from './insert-top-level.js';
import { withInserted } from './intent.js';
import { commentedTwinIn, type InsertOptions, intoBlock, intoFlow, linesAfter, pairLines } from './placement.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import type { Entry, SourceNode } from './tree.js';
import { typedOf } from './typed.js';
import type { Path, Value } from './value.js';

/** @throws EditRefused */
export function insert(source: Source, parent: Path, key: string, value: Value, options: InsertOptions): Change {
  if (source.has([...parent, key])) throw new EditRefused('EXISTS', key);
  const intended = withInserted(source.data, parent, key, typedOf(value));
  if (!parent.length) return { splices: [insertTopLevel(source, key, value, options)], intended };
  const entry = source.entry(parent);
  if (entry) return { splices: into(source, entry, parent, key, value, options), intended };
  const last = parent.at(-1);
  if (source.has(parent)) throw new EditRefused('VIA_ALIAS', key);
  if (typeof last !== 'string') throw new EditRefused('NO_PATH', key);
  return insert(source, parent.slice(0, -1), last, { [key]: value }, options);
}

function into(
  source: Source,
  entry: Entry,
  path: Path,
  key: string,
  value: Value,
  options: InsertOptions,
): readonly Splice[] {
  const node = entry.value;
  const style = source.styleNear(node);
  const flowText = `${emitKey(key, style)}: ${emitFlow(value, style)}`;
  if (node.kind === 'alias') throw new EditRefused('VIA_ALIAS', key);
  if (node.kind === 'map' && node.flow && (node.entries.length || entry.owner.flow))
    return [intoFlow(source, node, flowText, options)];
  if (node.kind === 'map' && !node.flow) return [intoMapping(source, node, key, value, options)];
  if (node.kind !== 'map' && !source.isNull(path)) throw new EditRefused('NOT_A_MAP', key);
  if (!entry.owner.flow) return intoEmpty(source, entry, key, value, options);
  if (options.comment?.length)
    throw new EditRefused('WOULD_LOSE_COMMENTS', 'there is no place for a comment within brackets');
  const behind = Math.max(node.end, entry.indicatorEnd);
  const end = behind + (/^ *(?![ #])/.exec(source.text.slice(behind))?.[0].length ?? 0);
  return [{ start: entry.indicatorEnd, end, text: ` {${flowText}}` }];
}

function intoMapping(source: Source, map: SourceNode, key: string, value: Value, options: InsertOptions): Splice {
  const column = map.entries[0]?.column ?? 0;
  const lines = pairLines(source, { key, value, column, comment: options.comment }, map);
  const twin = options.where ? undefined : commentedTwinIn(source, map, key);
  if (twin !== undefined) return linesAfter(source, twin, lines);
  return intoBlock(source, map, options.where ?? 'last', { lines, column });
}

/** `key:`, `key: ~` or `key: {}` becomes a block mapping; what is commented out below it stays. */
function intoEmpty(
  source: Source,
  entry: Entry,
  key: string,
  value: Value,
  options: InsertOptions,
): readonly Splice[] {
  const { column, after } = placeBelow(source, entry, key);
  const lines = pairLines(source, { key, value, column, comment: options.comment }, entry.value);
  return withoutEmptyValue(source, entry, linesAfter(source, after, lines));
}

/** Where the first member of an empty section goes, and at which column. */
export function placeBelow(source: Source, entry: Entry, key: string): { column: number; after: number } {
  const { lines } = source;
  const line = lines.at(Math.max(entry.indicatorEnd, entry.value.end));
  if (line !== lines.at(entry.indicatorEnd))
    throw new EditRefused('UNSUPPORTED', 'its empty value stands on another line; put it behind the colon');
  let column = entry.column + (entry.owner.kind === 'seq' ? 2 : source.styleNear(entry.owner).mapIndent);
  let after = line;
  const tail = tailLine(source, entry);
  for (let below = line + 1; below <= tail; below++) {
    const comment = lines.commentOn(below);
    if (comment === undefined) continue;
    if (lines.indentOf(below) > entry.column) column = lines.indentOf(below);
    if (commentedKey(comment)?.key === key) return { column, after: stanzaEnd(source, below) };
    after = below;
  }
  return { column, after };
}

/** The edit together with the removal of `~` or `{}`. */
export function withoutEmptyValue(source: Source, entry: Entry, added: Splice): readonly Splice[] {
  const { value } = entry;
  if (value.kind === 'null') return [added];
  const start = source.text[value.body - 1] === ' ' ? value.body - 1 : value.body;
  if (value.end === added.start) return [{ start, end: value.end, text: added.text }];
  return [{ start, end: value.end, text: '' }, added];
}
