/** A unified diff straight from the splices: whole lines, no search for differences. */
import { Lines } from './lines.js';
import type { Splice } from './splice.js';

export interface HunkLine {
  readonly kind: ' ' | '-' | '+';
  /** Without its line end. */
  readonly text: string;
  /** Empty on the last line of a text without a final line end. */
  readonly eol: '' | '\n' | '\r\n';
  /** From 1; undefined for an added line. */
  readonly oldLine: number | undefined;
  /** From 1; undefined for a removed line. */
  readonly newLine: number | undefined;
}
/** Starts are as a unified diff writes them: from 1, or the line before if the side is empty. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly HunkLine[];
}

/** Old lines [from, to) are replaced by these. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

/**
 * @param splices of the old text, in order, not overlapping
 * @param context lines shown around a change
 */
export function hunks(oldText: string, splices: readonly Splice[], context: number): readonly Hunk[] {
  const old = wholeLines(oldText);
  const built: Hunk[] = [];
  let shift = 0;
  for (const group of grouped(replacements(oldText, old, splices), context)) {
    const hunk = hunkOf(old, group, context, shift);
    built.push(hunk);
    shift += hunk.newLines - hunk.oldLines;
  }
  return built;
}

/** Lines with their ends. */
const wholeLines = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/));

/** Splices widened to whole lines; those that share a line become one. */
function replacements(text: string, old: readonly string[], splices: readonly Splice[]): readonly Replacement[] {
  const lines = new Lines(text);
  // A byte order mark is part of the first line here.
  const startOf = (line: number): number => (line === 0 ? 0 : lines.start(line));
  const widened: Replacement[] = [];
  for (let next = 0; next < splices.length; next++) {
    const first = splices[next];
    if (!first) break;
    const from = lines.at(first.start);
    let added = text.slice(startOf(from), first.start) + first.text;
    let end = first.end;
    let to = lineBehind(lines, old.length, end, added);
    for (let more = splices[next + 1]; more && lines.at(more.start) < to; more = splices[next + 1]) {
      added += text.slice(end, more.start) + more.text;
      end = more.end;
      to = lineBehind(lines, old.length, end, added);
      next++;
    }
    added += text.slice(end, startOf(to));
    const replacement = withoutEqualEnds(old, { from, to, added: wholeLines(added) });
    if (replacement.to > replacement.from || replacement.added.length) widened.push(replacement);
  }
  return widened;
}

/** The first line that is as it was behind an edit that ends at `end` and has written `soFar`. */
function lineBehind(lines: Lines, count: number, end: number, soFar: string): number {
  if (end >= lines.text.length) return count;
  const line = lines.at(end);
  const whole = (end === 0 || lines.text[end - 1] === '\n') && (soFar === '' || soFar.endsWith('\n'));
  return whole ? line : line + 1;
}

function withoutEqualEnds(old: readonly string[], { from, to, added }: Replacement): Replacement {
  let head = 0;
  let tail = 0;
  const most = Math.min(to - from, added.length);
  while (head < most && added[head] === old[from + head]) head++;
  while (tail < most - head && added[added.length - 1 - tail] === old[to - 1 - tail]) tail++;
  return { from: from + head, to: to - tail, added: added.slice(head, added.length - tail) };
}

/** Replacements whose context would touch share a hunk. */
function grouped(all: readonly Replacement[], context: number): ReadonlyArray<readonly Replacement[]> {
  const groups: Replacement[][] = [];
  for (const replacement of all) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && replacement.from - last.to <= 2 * context) group.push(replacement);
    else groups.push([replacement]);
  }
  return groups;
}

function hunkOf(old: readonly string[], group: readonly Replacement[], context: number, shift: number): Hunk {
  const start = Math.max(0, (group[0]?.from ?? 0) - context);
  const stop = Math.min(old.length, (group.at(-1)?.to ?? 0) + context);
  const lines: HunkLine[] = [];
  let oldLine = start;
  let newLine = start + shift;
  const put = (kind: HunkLine['kind'], line: string): void => {
    const eol = line.endsWith('\r\n') ? '\r\n' : line.endsWith('\n') ? '\n' : '';
    lines.push({
      kind,
      text: line.slice(0, line.length - eol.length),
      eol,
      oldLine: kind === '+' ? undefined : ++oldLine,
      newLine: kind === '-' ? undefined : ++newLine,
    });
  };
  const copyTo = (line: number, kind: ' ' | '-'): void => {
    for (const text of old.slice(oldLine, line)) put(kind, text);
  };
  for (const { from, to, added } of group) {
    copyTo(from, ' ');
    copyTo(to, '-');
    for (const line of added) put('+', line);
  }
  copyTo(stop, ' ');
  const oldLines = oldLine - start;
  const newLines = newLine - start - shift;
  return {
    oldStart: oldLines ? start + 1 : start,
    oldLines,
    newStart: newLines ? start + shift + 1 : start + shift,
    newLines,
    lines,
  };
}
