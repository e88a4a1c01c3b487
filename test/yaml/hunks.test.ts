/** The unified diff, line by line as `diff -u` writes it. */
import { describe, expect, test } from 'vitest';
import { type Hunk, hunks } from '../../src/yaml/hunks.js';
import type { Splice } from '../../src/yaml/splice.js';
import { YamlText } from '../../src/yaml/yaml-text.js';
import { patched, spliced } from './applied.js';

/** Line ends are shown where they are not a line feed. */
const shown = (all: readonly Hunk[]): readonly string[] =>
  all.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines.map(({ kind, text, eol }) => kind + text + (eol === '' ? '<no end>' : eol === '\r\n' ? '<crlf>' : '')),
  ]);

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map(letter => `${letter}\n`).join('');
/** Where a line begins. */
const lineOf = (letter: string): number => LETTERS.indexOf(letter);
const replaced = (letter: string, text: string): Splice => ({ start: lineOf(letter), end: lineOf(letter) + 2, text });

const shows = (
  name: string,
  text: string,
  splices: readonly Splice[],
  context: number,
  expected: readonly string[],
): void =>
  test(name, () => {
    expect(shown(hunks(text, splices, context))).toEqual(expected);
    if (context > 0) expect(patched(text, splices, context)).toBe(spliced(text, splices));
  });

describe('context and grouping', () => {
  shows('no edit, no hunk', LETTERS, [], 3, []);
  shows('3 lines around a changed one', LETTERS, [replaced('f', 'F\n')], 3, [
    '@@ -3,7 +3,7 @@',
    ' c',
    ' d',
    ' e',
    '-f',
    '+F',
    ' g',
    ' h',
    ' i',
  ]);
  shows('cut off at the ends of the file', LETTERS, [replaced('a', ''), replaced('k', 'K\nL\n')], 2, [
    '@@ -1,3 +1,2 @@',
    '-a',
    ' b',
    ' c',
    '@@ -9,3 +8,4 @@',
    ' i',
    ' j',
    '-k',
    '+K',
    '+L',
  ]);
  shows('6 unchanged lines between: one hunk', LETTERS, [replaced('b', 'B\n'), replaced('i', 'I\n')], 3, [
    '@@ -1,11 +1,11 @@',
    ' a',
    '-b',
    '+B',
    ' c',
    ' d',
    ' e',
    ' f',
    ' g',
    ' h',
    '-i',
    '+I',
    ' j',
    ' k',
  ]);
  shows('7 between: two', LETTERS, [replaced('b', 'B\nbb\n'), replaced('j', 'J\n')], 3, [
    '@@ -1,5 +1,6 @@',
    ' a',
    '-b',
    '+B',
    '+bb',
    ' c',
    ' d',
    ' e',
    '@@ -7,5 +8,5 @@',
    ' g',
    ' h',
    ' i',
    '-j',
    '+J',
    ' k',
  ]);
  shows('without context an inserted line names the one before it', LETTERS, [{ start: 4, end: 4, text: 'x\n' }], 0, [
    '@@ -2,0 +3,1 @@',
    '+x',
  ]);
  shows('and so does a deleted one', LETTERS, [replaced('c', '')], 0, ['@@ -3,1 +2,0 @@', '-c']);
});

describe('edits that do not keep to lines', () => {
  shows('within a line', 'key: old # c\nb: 1\n', [{ start: 5, end: 8, text: 'new' }], 1, [
    '@@ -1,2 +1,2 @@',
    '-key: old # c',
    '+key: new # c',
    ' b: 1',
  ]);
  shows(
    'twice in one line',
    'a: {b: 1, c: 2}\n',
    [
      { start: 7, end: 8, text: '3' },
      { start: 13, end: 14, text: '4' },
    ],
    1,
    ['@@ -1,1 +1,1 @@', '-a: {b: 1, c: 2}', '+a: {b: 3, c: 4}'],
  );
  shows('a line end that goes joins two lines', 'a:\n  - 1\nb: 1\n', [{ start: 2, end: 5, text: '' }], 1, [
    '@@ -1,3 +1,2 @@',
    '-a:',
    '-  - 1',
    '+a:- 1',
    ' b: 1',
  ]);
  shows('a line that comes in before a line end', 'a: 1\nb: 2\n', [{ start: 4, end: 4, text: '\nx: 3' }], 1, [
    '@@ -1,2 +1,3 @@',
    ' a: 1',
    '+x: 3',
    ' b: 2',
  ]);
});

describe('line ends', () => {
  shows('a last line without one', 'a: 1\nb: 2', [{ start: 3, end: 4, text: '9' }], 3, [
    '@@ -1,2 +1,2 @@',
    '-a: 1',
    '+a: 9',
    ' b: 2<no end>',
  ]);
  shows('a line behind a last line without one', 'a: 1\nb: 2', [{ start: 9, end: 9, text: '\nc: 3' }], 3, [
    '@@ -1,2 +1,3 @@',
    ' a: 1',
    '-b: 2<no end>',
    '+b: 2',
    '+c: 3<no end>',
  ]);
  shows('the last line goes, and with it the line end before it', 'a: 1\nb: 2', [{ start: 4, end: 9, text: '' }], 3, [
    '@@ -1,2 +1,1 @@',
    '-a: 1',
    '-b: 2<no end>',
    '+a: 1<no end>',
  ]);
  shows('CRLF', 'a: 1\r\nb: 2\r\n', [{ start: 6, end: 6, text: 'x: 3\r\n' }], 1, [
    '@@ -1,2 +1,3 @@',
    ' a: 1<crlf>',
    '+x: 3<crlf>',
    ' b: 2<crlf>',
  ]);
  shows('a byte order mark is part of the first line', '\ufeffa: 1\nb: 2\n', [{ start: 4, end: 5, text: '9' }], 1, [
    '@@ -1,2 +1,2 @@',
    '-\ufeffa: 1',
    '+\ufeffa: 9',
    ' b: 2',
  ]);
  shows('into an empty file', '', [{ start: 0, end: 0, text: 'a: 1\n' }], 3, ['@@ -0,0 +1,1 @@', '+a: 1']);
  shows('out of a file that is empty then', 'a: 1\n', [{ start: 0, end: 5, text: '' }], 3, [
    '@@ -1,1 +0,0 @@',
    '-a: 1',
  ]);
});

test('lines carry their numbers on both sides', () => {
  const [hunk] = hunks(LETTERS, [replaced('b', ''), { start: lineOf('d'), end: lineOf('d'), text: 'x\ny\n' }], 1);
  expect(hunk?.lines.map(({ kind, text, oldLine, newLine }) => [kind, text, oldLine, newLine])).toEqual([
    [' ', 'a', 1, 1],
    ['-', 'b', 2, undefined],
    [' ', 'c', 3, 2],
    ['+', 'x', undefined, 3],
    ['+', 'y', undefined, 4],
    [' ', 'd', 4, 5],
  ]);
});

describe('the edits of several operations together', () => {
  const before = '# of a\na: 1\nb: 2\nc:\n  d: 3\n';

  test('what comes and goes again is no edit', () => {
    const yaml = YamlText.parse(before);
    const after = yaml.insert([], 'x', 1).set(['b'], 5).delete(['x']).set(['b'], 2);
    expect(after.editsSince(yaml)).toEqual([]);
  });
  test('a key that is moved and set appears once on each side', () => {
    const yaml = YamlText.parse(before);
    const after = yaml.move(['b'], ['c', 'e']).set(['c', 'e'], 4);
    expect(shown(hunks(before, after.editsSince(yaml), 0))).toEqual([
      '@@ -3,1 +2,0 @@',
      '-b: 2',
      '@@ -5,0 +5,1 @@',
      '+  e: 4',
    ]);
  });
  test('only since the text that is asked for', () => {
    const yaml = YamlText.parse(before);
    const step = yaml.set(['b'], 3);
    const after = step.set(['a'], 9);
    expect(after.editsSince(step)).toEqual([{ start: 10, end: 11, text: '9' }]);
    expect(after.editsSince(yaml)).toHaveLength(2);
    expect(yaml.editsSince(after)).toEqual([]);
  });
});
