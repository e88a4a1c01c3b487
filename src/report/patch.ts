/**
 * One patch over all changed files that `git apply` and `patch -p1` take.
 *
 * Unless secrets are shown, context is cut short before one. Both programs put bounds on that: `git apply` takes a
 * hunk without context behind its last change for the end of the file, and `patch` takes a hunk with less context on
 * one side for the start or the end of the file, but forgives a line or two. So both sides are cut alike, and where a
 * secret follows a change directly, or is part of one, it is masked and the patch does not apply.
 */
import type { FileChange } from '../chain/changed-files.js';
import { type HunkLine, hunks } from '../yaml/hunks.js';
import { type Secrets, secretsIn } from './masking.js';
import type { View } from './view.js';

export interface Patch {
  /** Empty if nothing changes. */
  readonly text: string;
  /** A secret had to be masked, so that it does not apply. */
  readonly isMasked: boolean;
}

/** @param nameOf the file's name in the folder where the patch is to be applied */
export function patchOf(changes: readonly FileChange[], view: View, nameOf: (path: string) => string): Patch {
  const files = changes.map(change => filePatch(change, view, nameOf(change.after.path)));
  return { text: files.map(file => file.text).join(''), isMasked: files.some(file => file.isMasked) };
}

interface Line extends HunkLine {
  readonly isSecret: boolean;
}

function filePatch({ before, after }: FileChange, view: View, name: string): Patch {
  const old = secretsIn(before, view.hiding);
  const fresh = secretsIn(after, view.hiding);
  const whole = hunks(before.text, after.yaml.editsSince(before.yaml), Number.POSITIVE_INFINITY);
  const lines = whole.flatMap(hunk => hunk.lines).map(line => masked(line, old, fresh));
  const windows = windowsOf(lines, view.context);
  const head = `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n`;
  return {
    text: head + windows.map(window => hunkText(lines, window)).join(''),
    isMasked: windows.some(([from, to]) => lines.slice(from, to).some(line => line.isSecret)),
  };
}

function masked(line: HunkLine, old: Secrets, fresh: Secrets): Line {
  const [secrets, number, other] =
    line.oldLine === undefined
      ? [fresh, line.newLine ?? 0, { secrets: old, word: 'new' as const }]
      : [old, line.oldLine, { secrets: fresh, word: 'old' as const }];
  const isSecret = secrets.holds(number);
  return { ...line, isSecret, text: secrets.masked(number, line.text, line.kind === ' ' ? undefined : other) };
}

type Window = readonly [from: number, to: number];

/** Stretches of lines that make a hunk each. */
function windowsOf(lines: readonly Line[], context: number): readonly Window[] {
  const groups: Array<[from: number, to: number]> = [];
  for (const [from, to] of changesIn(lines)) {
    const last = groups.at(-1);
    const gap = last && lines.slice(last[1], from);
    if (last && gap && gap.length <= 2 * context && !gap.some(line => line.isSecret)) last[1] = to;
    else groups.push([from, to]);
  }
  return groups.map(([from, to]) => withContext(lines, from, to, context));
}

function changesIn(lines: readonly Line[]): readonly Window[] {
  const changes: Array<[number, number]> = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === ' ') continue;
    const last = changes.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else changes.push([index, index + 1]);
  }
  return changes;
}

function withContext(lines: readonly Line[], from: number, to: number, context: number): Window {
  let lead = clear(lines.slice(Math.max(0, from - context), from).toReversed());
  let trail = clear(lines.slice(to, to + context));
  if (lead > trail && to + trail < lines.length) lead = trail;
  if (trail > Math.max(1, lead) && from - lead > 0) trail = Math.max(1, lead);
  // The secret behind the change cannot be left out.
  if (trail === 0 && to < lines.length) trail = 1;
  return [from - lead, to + trail];
}

/** How many lines there are before the first secret. */
function clear(context: readonly Line[]): number {
  const secret = context.findIndex(line => line.isSecret);
  return secret < 0 ? context.length : secret;
}

function hunkText(lines: readonly Line[], [from, to]: Window): string {
  const shown = lines.slice(from, to);
  const side = (other: '+' | '-'): string => {
    const before = lines.slice(0, from).filter(line => line.kind !== other).length;
    const count = shown.filter(line => line.kind !== other).length;
    const start = count ? before + 1 : before;
    return count === 1 ? String(start) : `${start},${count}`;
  };
  const body = shown.map(({ kind, text, eol }) => kind + text + (eol || '\n\\ No newline at end of file\n'));
  return `@@ -${side('+')} +${side('-')} @@\n${body.join('')}`;
}

/** As git writes it: in quotes where a character would break the line; a tab ends a name with blanks for `patch`. */
function quoted(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/["\\\x00-\x1f\x7f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the same
  const escaped = name.replace(/["\\\x00-\x1f\x7f]/g, character =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
