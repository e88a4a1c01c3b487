/** Taking out a key or item with the comments that belong to it, and one of the blank gaps around it. */
import type { Change } from './change.js';
import { leadLine, tailLine } from './comment-ownership.js';
import { EditRefused } from './edit-refused.js';
import { keepingFileEnd } from './file-end.js';
import { type OnEmpty, withDeleted, withSet } from './intent.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import { type Entry, type SourceNode, twinsOf } from './tree.js';
import { NULL } from './typed.js';
import type { Path } from './value.js';

/**
 * All entries of the key go if it is given twice.
 * @param onEmpty what becomes of the collection that it leaves empty
 * @throws EditRefused
 */
export function remove(source: Source, path: Path, onEmpty: OnEmpty): Change {
  const { splices, intended } = cutOut(source, path, onEmpty);
  return { splices: keepingFileEnd(source, splices), intended };
}

/** The same, but for how the file ends: that is seen when all splices of an edit are together. */
export function cutOut(source: Source, path: Path, onEmpty: OnEmpty): Change {
  const entry = source.entry(path);
  if (!entry) throw new EditRefused(source.has(path) ? 'VIA_ALIAS' : 'NO_PATH', String(path.at(-1)));
  const gone = twinsOf(entry);
  if (gone.length < entry.owner.entries.length)
    return { splices: removal(source, gone), intended: withDeleted(source.data, path) };
  const parent = entry.owner.entry;
  if (parent && onEmpty === 'remove') return cutOut(source, path.slice(0, -1), onEmpty);
  const intended =
    parent && onEmpty === 'null' ? withSet(source.data, path.slice(0, -1), NULL) : withDeleted(source.data, path);
  const splices = parent ? emptied(source, parent, gone, onEmpty === 'null') : emptiedFile(source, entry.owner, gone);
  return { splices, intended };
}

/** The file's only keys: `{}` stays, which is read as an empty mapping, and so do comments between two equal keys. */
function emptiedFile(source: Source, root: SourceNode, gone: readonly Entry[]): readonly Splice[] {
  if (root.flow) return [{ start: root.body + 1, end: root.end - 1, text: '' }];
  const { lines, parsed } = source;
  return gone.map((entry, index) => {
    const tail = tailLine(source, entry);
    const empty = (root.kind === 'seq' ? '[]' : '{}') + lines.endOf(tail);
    const start = Math.max(lines.start(leadLine(source, entry)), parsed.contentStart);
    return { start, end: lines.start(tail + 1), text: index ? '' : empty };
  });
}

/** The last members of a section go: it stays as `{}`, `[]`, or with nothing behind its colon. */
function emptied(source: Source, parent: Entry, gone: readonly Entry[], toNull: boolean): readonly Splice[] {
  const node = parent.value;
  const text = toNull ? '' : node.kind === 'seq' ? '[]' : '{}';
  if (node.flow) {
    if (!toNull) return [{ start: node.body + 1, end: node.end - 1, text: '' }];
    if (parent.owner.flow) return [{ start: node.start, end: node.end, text: 'null' }];
    const beside = /^ *$/.test(source.text.slice(parent.indicatorEnd, node.start));
    return [{ start: beside ? parent.indicatorEnd : node.start, end: node.end, text: '' }];
  }
  const [first] = gone;
  if (first && !source.startsLine(first)) {
    // `- only: x` becomes `- {}`
    const lineEnd =
      source.text[first.end - 1] === '\n' ? source.lines.endOf(source.lines.at(first.end - 1)).length : 0;
    return [{ start: first.start, end: Math.max(first.start, first.end - lineEnd), text }];
  }
  const at = node.anchor || node.tag ? propertiesEnd(source, node) : parent.indicatorEnd;
  return [...(text ? [{ start: at, end: at, text: ` ${text}` }] : []), ...removal(source, gone)];
}

const propertiesEnd = (source: Source, node: SourceNode): number =>
  node.start + (/^(?:[&!]\S*\s+)*[&!]\S*/.exec(source.text.slice(node.start, node.body))?.[0].length ?? 0);

/** The splices that take out sibling entries. */
export function removal(source: Source, entries: readonly Entry[]): readonly Splice[] {
  const splices: Splice[] = [];
  const all = entries.flatMap(entry => removalOf(source, entry, entries)).sort((a, b) => a.start - b.start);
  for (const splice of all) {
    const before = splices.at(-1);
    if (before && before.end >= splice.start)
      splices.splice(-1, 1, { ...before, end: Math.max(before.end, splice.end) });
    else splices.push(splice);
  }
  return splices;
}

function removalOf(source: Source, entry: Entry, gone: readonly Entry[]): readonly Splice[] {
  if (entry.owner.flow) return flowRemoval(source, entry, gone);
  return [source.startsLine(entry) ? linesRemoval(source, entry) : compactRemoval(source, entry)];
}

function linesRemoval(source: Source, entry: Entry): Splice {
  const { lines, parsed } = source;
  let from = leadLine(source, entry);
  let to = tailLine(source, entry) + 1;
  let above = 0;
  while (from - above > 0 && lines.isBlank(from - above - 1) && lines.start(from - above - 1) >= parsed.contentStart)
    above++;
  let below = 0;
  while (to + below < lines.count && lines.isBlank(to + below) && lines.start(to + below) < parsed.contentLimit) {
    below++;
    if (lines.start(to + below) >= source.text.length) break;
  }
  const atEnd = lines.start(to + below) >= parsed.contentLimit;
  // One gap stays, the larger; below the parent's key, or at the start of the file, none.
  if (above && (above <= below || atEnd)) from -= above;
  else if (below && (above || (isTopMember(source, entry, from) && entry.owner.entries.length > 1))) to += below;
  return { start: lines.start(from), end: lines.start(to), text: '' };
}

/** The first member, with no comment of somebody else above it. */
const isTopMember = (source: Source, entry: Entry, line: number): boolean =>
  entry.index === 0 && (line === 0 || source.lines.commentOn(line - 1) === undefined);

/** The first member of `- a: 1`: the next one is pulled up behind the dash. */
function compactRemoval(source: Source, entry: Entry): Splice {
  const { lines } = source;
  const next = entry.owner.entries[entry.index + 1];
  if (!next) return { start: entry.start, end: entry.end, text: '' };
  let line = tailLine(source, entry) + 1;
  while (line < source.firstLine(next) && lines.isBlank(line)) line++;
  return { start: entry.start, end: lines.start(line) + lines.indentOf(line), text: '' };
}

function flowRemoval(source: Source, entry: Entry, gone: readonly Entry[]): readonly Splice[] {
  const { lines, text } = source;
  const { entries, body } = entry.owner;
  const next = entries[entry.index + 1];
  const previous = entries[entry.index - 1];
  const end = entry.comma ?? entry.end;
  const lastLine = lines.at(end);
  if (source.startsLine(entry) && /^\s*(?:#.*)?$/.test(lines.restFrom(end))) {
    let top = lines.at(entry.start);
    const indent = lines.indentOf(top);
    const floor = previous ? previous.end : body;
    while (
      lines.commentOn(top - 1) !== undefined &&
      lines.indentOf(top - 1) === indent &&
      lines.start(top - 1) > floor
    )
      top--;
    // Without a comma behind the last one there was none, which JSON wants.
    const comma = next || entry.comma !== undefined ? undefined : entries.findLast(one => !gone.includes(one))?.comma;
    const line = { start: lines.start(top), end: lines.start(lastLine + 1), text: '' };
    return comma === undefined ? [line] : [{ start: comma - 1, end: comma, text: '' }, line];
  }
  if (next && lines.at(next.start) === lastLine) return [{ start: entry.start, end: next.start, text: '' }];
  // "a, b,": the comma after the last one stays, as the file's habit.
  const joined = !next && previous && !text.slice(previous.end, entry.start).includes('#');
  return [joined ? { start: previous.end, end: entry.end, text: '' } : { start: entry.start, end, text: '' }];
}
