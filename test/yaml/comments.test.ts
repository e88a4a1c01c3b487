/** Which `#` begins a comment, and which is text. */
import { describe, expect, test } from 'vitest';
import { commentsIn } from '../../src/yaml/comments.js';

const finds = (name: string, text: string, comments: ReadonlyArray<readonly [line: number, text: string]>): void =>
  test(name, () => {
    expect(commentsIn(text).map(({ line, text: of }) => [line, of])).toEqual(comments);
  });

describe('comments', () => {
  finds('on lines of their own, and beside keys', '# a\n\nb: 1 # c\n  #d\n##e\n', [
    [1, 'a'],
    [3, 'c'],
    [4, 'd'],
    [5, '#e'],
  ]);
  finds('without a text', '#\n# \na: 1 #\n', [
    [1, ''],
    [2, ''],
    [3, ''],
  ]);
  finds('a comment that holds another sign', 'a: 1 # b # c\n', [[1, 'b # c']]);
  finds('behind quotes, brackets and aliases', 'a: "x" # b\nc: [1] # d\ne: &e 1 # f\ng: *e # h\n', [
    [1, 'b'],
    [2, 'd'],
    [3, 'f'],
    [4, 'h'],
  ]);
  finds('within brackets', 'a: [ # b\n  1, # c\n  # d\n  2\n] # e\n', [
    [1, 'b'],
    [2, 'c'],
    [3, 'd'],
    [5, 'e'],
  ]);
  finds('behind the sign of a block scalar', 'a: | # b\n  text\n# c\n', [
    [1, 'b'],
    [3, 'c'],
  ]);
  finds('behind a scalar of several lines', 'a: one\n  two # b\nc: "d\n  e" # f\n', [
    [2, 'b'],
    [4, 'f'],
  ]);
  finds('in a file of nothing else', '# a\n# b', [
    [1, 'a'],
    [2, 'b'],
  ]);
  finds('behind the marks of a document', '--- # a\nb: 1\n... # c\n# d\n', [
    [1, 'a'],
    [3, 'c'],
    [4, 'd'],
  ]);
  finds('CRLF', '# a\r\nb: 1 # c\r\n', [
    [1, 'a'],
    [2, 'c'],
  ]);
  finds('behind a byte order mark', '\ufeff# a\nb: 1\n', [[1, 'a']]);
});

describe('text', () => {
  finds('in a plain scalar', 'a: b#c\nd: #e\n', [[2, 'e']]);
  finds('in quotes', 'a: \'b # c\'\nd: "e # f"\n', []);
  finds('in quotes over several lines', 'a: "b\n  # c"\nd: \'e\n  # f\'\n', []);
  finds('in a key', '"a # b": 1\n\'c # d\': 2\ne#f: 3\n', []);
  finds('in brackets', 'a: ["b # c", d#e]\nf: {"g # h": \'i # j\'}\n', []);
  finds('in a block scalar', 'a: |\n  # b\n  c # d\n\n  # e\nf: >-\n  # g\n', []);
  finds('in the last block scalar of a file without a final line end', 'a: |\n  # b', []);
});
