/** Scalars as they are written: which are plain, and on which line they begin. */
import { expect, it } from 'vitest';
import { scalarTexts } from '../../src/yaml/scalar-texts.js';

const written = (text: string): readonly string[] =>
  scalarTexts(text).map(({ line, text: scalar, isPlain }) => `${line} ${isPlain ? 'plain' : 'other'} ${scalar}`);

it('keys and values, quotes included, comments and anchors not', () => {
  expect(written('# c\na: &x one two # c\n"b": !!str \'t\'\n')).toEqual([
    '2 plain a',
    '2 plain one two',
    '3 other "b"',
    "3 other 't'",
  ]);
});
it('elements of lists and flow collections', () => {
  expect(written('a:\n- x\n- {b: [1, "2"]}\n')).toEqual([
    '1 plain a',
    '2 plain x',
    '3 plain b',
    '3 plain 1',
    '3 other "2"',
  ]);
});
it('block scalars from their sign on; text over several lines by its first', () => {
  expect(written('a: |\n  x: {{ y }}\nb: one\n  two\n')).toEqual([
    '1 plain a',
    '1 other |\n  x: {{ y }}\n',
    '3 plain b',
    '3 plain one\n  two',
  ]);
});
it('nothing of an alias, of null and of a file without settings', () => {
  expect(written('a: &x 1\nb: *x\nc:\n')).toEqual(['1 plain a', '1 plain 1', '2 plain b', '3 plain c']);
  expect(written('# c\n')).toEqual([]);
});
