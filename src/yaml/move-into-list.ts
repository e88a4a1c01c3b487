/** Moving a section into a list, of which it becomes the last item: `oidc_config:` into `oidc_providers:`. */
import { carried, shifted } from './carried-lines.js';
import type { Change } from './change.js';
import { leadLine, tailLine, trailingComment } from './comment-ownership.js';
import { cutOut } from './delete.js';
import { EditRefused } from './edit-refused.js';
import { emitKey } from './emit.js';
import { keepingFileEnd } from './file-end.js';
import { withAppended, withDeleted, withInserted } from './intent.js';
import { notBehindDash } from './move.js';
import { linesAfter } from './placement.js';
import { movable } from './rename.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import type { Entry } from './tree.js';
import { NULL } from './typed.js';
import type { Path } from './value.js';

/** @throws EditRefused unless a block mapping goes into a block sequence, or one that is empty or missing. */
export function moveIntoList(source: Source, from: Path, list: Path): Change {
  const entry = movable(source, from);
  const value = source.value(from) ?? NULL;
  if (value.kind !== 'map' || entry.value.flow || !entry.value.entries.length)
    throw new EditRefused('UNSUPPORTED', `${String(from.at(-1))} is not a mapping in block style; write it so`);
  if (entry.owner.flow) throw new EditRefused('UNSUPPORTED', `${String(from.at(-1))} stands in braces`);
  const existing = source.entry(list);
  if (!existing) {
    if (source.has(list)) throw new EditRefused('VIA_ALIAS', String(list.at(-1)));
    if (list.length !== from.length || list.slice(0, -1).some((key, index) => key !== from[index]))
      throw new EditRefused('NO_PATH', String(list.at(-1)));
    notBehindDash(source, entry);
    const items = { kind: 'seq', items: [value] } as const;
    const intended = withInserted(withDeleted(source.data, from), list.slice(0, -1), String(list.at(-1)), items);
    return { splices: [inPlace(source, entry, String(list.at(-1)))], intended };
  }
  const intended = withDeleted(withAppended(source.data, list, value), from);
  const splices = [...cutOut(source, from, 'empty').splices, ...intoExisting(source, entry, existing, list)];
  return { splices: keepingFileEnd(source, splices), intended };
}

/** The key gets its new name, and its value becomes a list of one. */
function inPlace(source: Source, entry: Entry, key: string): Splice {
  const { lines, eol } = source;
  const own = carried(source, entry, key);
  const comment = trailingComment(source, entry);
  const beside = comment === undefined ? '' : ` ${comment}`;
  const head = `${' '.repeat(entry.column)}${emitKey(key, source.style)}:${beside}`;
  const dash = entry.column + source.styleNear(entry.owner).seqIndent;
  const all = [...own.lines.slice(0, own.lead), head, ...itemLines(own.lines.slice(own.lead + 1), entry, dash)];
  const tail = tailLine(source, entry);
  const start = lines.start(leadLine(source, entry));
  return { start, end: lines.start(tail + 1), text: all.join(eol) + lines.endOf(tail) };
}

function intoExisting(source: Source, entry: Entry, list: Entry, path: Path): readonly Splice[] {
  const node = list.value;
  const last = node.entries.at(-1);
  if (node.kind !== 'seq' && !source.isNull(path)) throw new EditRefused('NOT_A_SEQ', String(path.at(-1)));
  if (list.owner.flow) throw new EditRefused('UNSUPPORTED', `${String(path.at(-1))} stands in braces`);
  if (last && node.flow)
    throw new EditRefused(
      'WOULD_LOSE_COMMENTS',
      `${String(path.at(-1))} is written in brackets; write it in block style`,
    );
  const dash = last
    ? last.column
    : list.column + (list.owner.kind === 'seq' ? 2 : source.styleNear(list.owner).seqIndent);
  const own = carried(source, entry, String(entry.key && 'value' in entry.key ? entry.key.value : ''));
  const comment = trailingComment(source, entry);
  const beside = comment === undefined ? [] : [' '.repeat(entry.column) + comment];
  const above = shifted([...own.lines.slice(0, own.lead), ...beside], dash - entry.column);
  const added = [...above, ...itemLines(own.lines.slice(own.lead + 1), entry, dash)];
  if (last) return [linesAfter(source, tailLine(source, last), added)];
  const put = linesAfter(source, source.lines.at(Math.max(list.indicatorEnd, node.end)), added);
  if (node.kind === 'null') return [put];
  return [{ start: list.indicatorEnd, end: node.end, text: '' }, put];
}

/** The lines below the key as an item: comments first, then the dash before the first key. */
function itemLines(lines: readonly string[], entry: Entry, dash: number): readonly string[] {
  const column = entry.value.entries[0]?.column ?? 0;
  const firstKey = lines.findIndex(line => line.trim() !== '' && !line.trim().startsWith('#'));
  const comments = shifted(lines.slice(0, firstKey), dash - column);
  const [first = '', ...others] = shifted(lines.slice(firstKey), dash + 2 - column);
  return [...comments, `${' '.repeat(dash)}- ${first.slice(dash + 2)}`, ...others];
}
