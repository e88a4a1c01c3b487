/**
 * Which comments belong to an entry, and so go or travel with it. Read off the lines, since no parser knows: a block
 * at the entry's own column directly above it, and what is indented deeper below it. When in doubt a comment stays.
 */
import type { Source } from './source.js';
import type { Entry } from './tree.js';

const COMMENTED_KEY = /^#( ?)(?:"([^"]+)"|'([^']+)'|([A-Za-z_][\w.-]*))\s*:(?:\s|$)/;

/** The key that a comment would set if the `#` went; `tight` is `#key:`, the other form `# key:`. */
export function commentedKey(comment: string): { readonly key: string; readonly tight: boolean } | undefined {
  const found = COMMENTED_KEY.exec(comment);
  if (!found) return undefined;
  return { key: found[2] ?? found[3] ?? found[4] ?? '', tight: found[1] === '' };
}

/** `## Ports ##`, `# ----`, `# --- Ports ---`: of a part of the file, not of an option. */
const isBanner = (comment: string): boolean =>
  comment.startsWith('##') ||
  /^#\s*([-=*~_+#])\1{2,}\s*$/.test(comment) ||
  /^#\s*([-=*~])\1{2,}.*\1{2,}\s*$/.test(comment);

/** Comment text that goes on the commented-out option above it. */
const continues = (comment: string): boolean => /^#(?: {2,}\S|- |-$| - |\t)/.test(comment);

/** First line of the comment block that belongs to an entry; its own first line if it has none. */
export function leadLine(source: Source, entry: Entry): number {
  const { lines } = source;
  const first = source.firstLine(entry);
  if (entry.owner.flow || !source.startsLine(entry)) return first;
  const floor = Math.min(lowestLead(source, entry), first);
  let top = first;
  while (top > floor && lines.commentOn(top - 1) !== undefined && lines.indentOf(top - 1) === entry.column) top--;
  if (entry.owner === source.root && entry.index === 0 && top === floor && isFileHead(source, top)) return first;
  return lineBehindOthers(source, entry, top, first);
}

/** In a comment block, the line after the last banner or other commented-out option. */
function lineBehindOthers(source: Source, entry: Entry, top: number, first: number): number {
  const name = entry.key?.kind === 'str' ? entry.key.value : '';
  let own = top;
  let afterOption = false;
  for (let line = top; line < first; line++) {
    const comment = source.lines.commentOn(line) ?? '';
    const option = commentedKey(comment);
    // `# note: …` is prose; `# some_option: …` is an option, unless it names the entry itself.
    const otherOption = option && (option.tight || (option.key !== name && option.key.includes('_')));
    const item = comment.startsWith('#- ') || (entry.owner.kind === 'seq' && comment.startsWith('# - '));
    if (isBanner(comment)) {
      own = line + 1;
      afterOption = false;
    } else if (otherOption || item) {
      own = line + 1;
      afterOption = true;
    } else if (afterOption && (/^#(?: {2,}|- |-$)/.test(comment) || /^#\s*$/.test(comment))) own = line + 1;
    else afterOption = false;
  }
  return own;
}

/** First line that may hold a leading comment of the entry. */
function lowestLead(source: Source, entry: Entry): number {
  const { lines, parsed } = source;
  const previous = entry.owner.entries[entry.index - 1];
  if (previous) return tailLine(source, previous) + 1;
  const parent = entry.owner.entry;
  if (parent) return lines.at(parent.indicatorEnd) + 1;
  const line = lines.at(parsed.contentStart);
  return parsed.contentStart > 1 ? line + 1 : line;
}

/** Nothing but blanks above: a comment block here speaks of the file. */
function isFileHead(source: Source, line: number): boolean {
  const { lines, parsed } = source;
  for (let above = line - 1; above >= 0; above--)
    if (!lines.isBlank(above) && lines.start(above) >= parsed.contentStart) return false;
  return true;
}

/**
 * Last line of an entry including the comments below it that are indented deeper, or continue a commented-out list.
 */
export function tailLine(source: Source, entry: Entry): number {
  const { lines } = source;
  let tail = source.lastLine(entry);
  if (entry.owner.flow) return tail;
  const { value } = entry;
  const open = value.kind === 'null' || ((value.kind === 'map' || value.kind === 'seq') && !value.flow);
  let tight = true;
  for (let line = tail + 1; line < lines.count; line++) {
    if (lines.isBlank(line)) {
      tight = false;
      continue;
    }
    const comment = lines.commentOn(line);
    if (comment === undefined) break;
    const indent = lines.indentOf(line);
    const goesOn = /^#(?: {2,}[\w"'-]|- )/.test(comment) && !/^# {2,}[A-Z]/.test(comment);
    if (indent > entry.column || (indent === entry.column && tight && open && goesOn)) tail = line;
    else break;
  }
  return tail;
}

/** Last line of the commented-out option that begins at a line. */
export function stanzaEnd(source: Source, line: number): number {
  const { lines } = source;
  const column = lines.indentOf(line);
  let end = line;
  for (let next = line + 1; next < lines.count && lines.indentOf(next) === column; next++) {
    const comment = lines.commentOn(next);
    if (comment === undefined) break;
    if (continues(comment)) end = next;
    else if (!/^#\s*$/.test(comment) || !/^# {2,}\S/.test(lines.commentOn(next + 1) ?? '')) break;
  }
  return end;
}

/** Texts of the comments that belong to an entry, without `#` and the blank after it. */
export interface OwnComments {
  readonly above: readonly string[];
  /** On the line of the key. */
  readonly beside: string | undefined;
}

export function ownComments(source: Source, entry: Entry): OwnComments {
  const { lines } = source;
  const first = source.firstLine(entry);
  const above: string[] = [];
  for (let line = leadLine(source, entry); line < first; line++) above.push(bare(lines.commentOn(line) ?? ''));
  const beside = trailingComment(source, entry);
  return { above, beside: beside === undefined ? undefined : bare(beside) };
}

/** From `#` on: the comment on the line of the key of a collection, or behind the value of anything else. */
export function trailingComment(source: Source, entry: Entry): string | undefined {
  const { value } = entry;
  const keyLineOnly = value.kind === 'null' || value.style === 'block' || isBlockCollection(entry);
  const from = keyLineOnly ? Math.max(entry.indicatorEnd, entry.keyEnd) : entry.end;
  if (entry.owner.flow) return undefined;
  const rest = source.lines.restFrom(from);
  const afterProperties = keyLineOnly ? rest.replace(/^(?:\s+(?:[&!]\S*|[|>][-+0-9]*))+/, '') : rest;
  return /^\s+(#.*)$/.exec(afterProperties)?.[1];
}
export const isBlockCollection = (entry: Entry): boolean => entry.value.entries.length > 0 && !entry.value.flow;

const bare = (comment: string): string => comment.replace(/^# ?/, '');
