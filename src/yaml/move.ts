/** Moving a key with its comments to another place of the same file. */
import { carried, shifted } from './carried-lines.js';
import type { Change } from './change.js';
import { leadLine, tailLine } from './comment-ownership.js';
import { removal } from './delete.js';
import { EditRefused } from './edit-refused.js';
import { emitKey } from './emit.js';
import { keepingFileEnd } from './file-end.js';
import { placeBelow, withoutEmptyValue } from './insert.js';
import { hasBlankLinesBetween, lastLine, placeTopLevel, topColumn } from './insert-top-level.js';
import { type OnEmpty, withDeleted, withInserted } from './intent.js';
import { intoBlock, linesAfter, type Where } from './placement.js';
import { movable, rename } from './rename.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import type { Entry, SourceNode } from './tree.js';
import { NULL } from './typed.js';
import type { Key, Path } from './value.js';

export interface MoveOptions {
  readonly where?: Where;
  readonly onEmpty?: OnEmpty;
}

/** A target as far as it exists: the section that takes the lines, and the sections that are still missing. */
export interface Target {
  readonly path: Path;
  /** Undefined: the top level. */
  readonly host: Entry | undefined;
  readonly node: SourceNode | undefined;
  readonly missing: readonly string[];
  readonly key: string;
}

/** @throws EditRefused */
export function targetAt(source: Source, to: Path): Target {
  const parent = to.slice(0, -1);
  const key = nameOf(to.at(-1));
  if (source.has(to)) throw new EditRefused('EXISTS', key);
  let depth = parent.length;
  while (depth > 0 && !source.has(parent.slice(0, depth))) depth--;
  const path = parent.slice(0, depth);
  const host = source.entry(path);
  if (path.length && !host) throw new EditRefused('VIA_ALIAS', key);
  const node = host ? host.value : source.root;
  if (node?.kind === 'alias') throw new EditRefused('VIA_ALIAS', key);
  if (node && node.kind !== 'map' && !source.isNull(path)) throw new EditRefused('NOT_A_MAP', key);
  return { path, host, node, missing: parent.slice(depth).map(nameOf), key };
}
function nameOf(key: Key | undefined): string {
  if (typeof key !== 'string') throw new EditRefused('NOT_A_KEY', String(key));
  return key;
}

/** Where lines cannot be carried over because one side is written in flow style. */
export const inFlow = ({ host, node }: Target): boolean =>
  (node?.flow === true && node.entries.length > 0) || host?.owner.flow === true;

/** @throws EditRefused */
export function move(source: Source, from: Path, to: Path, options: MoveOptions): Change {
  const entry = movable(source, from);
  if (from.length < to.length && from.every((key, index) => key === to[index]))
    throw new EditRefused('INTO_ITSELF', String(to.at(-1)));
  const target = targetAt(source, to);
  const here = !target.missing.length && target.node === entry.owner;
  if (here && entry.owner.entries.length === 1) return rename(source, from, target.key);
  if (target.node === entry.owner) notBehindDash(source, entry);
  const onEmpty = options.onEmpty ?? 'empty';
  const value = source.value(from) ?? NULL;
  const intended = withInserted(withDeleted(source.data, from, onEmpty), to.slice(0, -1), target.key, value);
  const beside = samePlace(target.path, from.slice(0, -1));
  if (target.missing.length && beside && source.startsLine(entry) && !options.where)
    return { splices: [wrapped(source, entry, target)], intended };
  const put = placed(source, entry, target, options.where);
  const cut = cutOut(source, entry, target, onEmpty);
  return { splices: keepingFileEnd(source, apart(cut, put)), intended };
}

/** The line of `- key: value` begins with what belongs to the item as a whole. */
export function notBehindDash(source: Source, entry: Entry): void {
  if (!source.startsLine(entry))
    throw new EditRefused('UNSUPPORTED', 'it stands behind the dash of its item; write it on a line of its own');
}

const samePlace = (a: Path, b: Path): boolean => a.length === b.length && a.every((key, index) => key === b[index]);

/** `use_presence: false` becomes `presence:` / `  enabled: false` where it stands. */
function wrapped(source: Source, entry: Entry, target: Target): Splice {
  const { lines, eol } = source;
  const step = source.styleNear(target.node).mapIndent;
  const { lines: own, lead } = carried(source, entry, target.key);
  const inner = shifted(own.slice(lead), target.missing.length * step);
  const all = [...own.slice(0, lead), ...headings(source, target, entry.column), ...inner];
  const tail = tailLine(source, entry);
  const start = lines.start(leadLine(source, entry));
  return { start, end: lines.start(tail + 1), text: all.join(eol) + lines.endOf(tail) };
}

/** The lines of the sections that are missing. */
export function headings(source: Source, target: Target, column: number): readonly string[] {
  const style = source.styleNear(target.node);
  return target.missing.map((key, depth) => `${' '.repeat(column + depth * style.mapIndent)}${emitKey(key, style)}:`);
}

/** The lines at their new place. */
function placed(source: Source, entry: Entry, target: Target, where: Where | undefined): readonly Splice[] {
  return placeLines(source, target, where, column => {
    const own = carried(source, entry, target.key);
    const inner = column + target.missing.length * source.styleNear(target.node).mapIndent;
    return [...headings(source, target, column), ...shifted(own.lines, inner - own.column)];
  });
}

/** @param linesAt the lines to put, written at a column */
export function placeLines(
  source: Source,
  target: Target,
  where: Where | undefined,
  linesAt: (column: number) => readonly string[],
): readonly Splice[] {
  const { host, node } = target;
  const first = node?.entries[0];
  if (!host) {
    const column = topColumn(source);
    const lines = linesAt(column);
    if (!first || !node) return [placeTopLevel(source, lines, target.missing[0] ?? target.key, [])];
    if (where && where !== 'last') return [intoBlock(source, node, where, { lines, column })];
    return [linesAfter(source, lastLine(source), hasBlankLinesBetween(source) ? ['', ...lines] : lines)];
  }
  if (!node || !first) {
    const { column, after } = placeBelow(source, host, target.key);
    return withoutEmptyValue(source, host, linesAfter(source, after, linesAt(column)));
  }
  const at = { lines: linesAt(first.column), column: first.column };
  return [intoBlock(source, node, where ?? 'last', at)];
}

/** The lines go from their old place, with the section that they leave empty if it is to go. */
function cutOut(source: Source, entry: Entry, target: Target, onEmpty: OnEmpty): readonly Splice[] {
  const parent = entry.owner.entry;
  if (entry.owner.entries.length > 1 || !parent) return removal(source, [entry]);
  if (onEmpty === 'remove') {
    let top = entry;
    while (top.owner.entries.length === 1 && top.owner.entry) top = top.owner.entry;
    for (let around = target.host; around; around = around.owner.entry)
      if (around === top) throw new EditRefused('UNSUPPORTED', 'the new place lies in the section that goes');
    return removal(source, [top]);
  }
  const text = onEmpty === 'null' ? '' : '{}';
  if (!source.startsLine(entry)) {
    const { lines } = source;
    const tail = tailLine(source, entry);
    return [{ start: entry.start, end: lines.start(tail) + lines.textOf(tail).length, text }];
  }
  const emptied = text ? [{ start: parent.indicatorEnd, end: parent.indicatorEnd, text: ` ${text}` }] : [];
  return [...emptied, ...removal(source, [entry])];
}

/** Lines that would go into a stretch that is cut out go to its start. */
function apart(cuts: readonly Splice[], puts: readonly Splice[]): readonly Splice[] {
  const clear = puts.map(put => {
    const around = cuts.find(cut => cut.text === '' && put.start > cut.start && put.start < cut.end);
    return around && put.start === put.end ? { ...put, start: around.start, end: around.start } : put;
  });
  const all = [...cuts, ...clear].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = all.some((splice, index) => splice.start < (all[index - 1]?.end ?? 0));
  if (overlap) throw new EditRefused('UNSUPPORTED', 'the old and the new place overlap');
  return all;
}
