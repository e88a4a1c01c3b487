/** What a text tells of itself: values, places, comments, keys that are given twice. */
import { describe, expect, test } from 'vitest';
import { equal, isMapping } from '../../src/yaml/value.js';
import { YamlText } from '../../src/yaml/yaml-text.js';

const TEXT = `# The file.

# Of a,
# in two lines.
a: 1 # beside a

s: # beside s
  # of b
  b: &b [1, 2] # beside b
  #c: 1

  d:
    - x: 1 # beside x
      w: 2
    # of the second
    - y
    - |- # beside the text
      # not a comment
      text
e: *b
a: 2
f:
  <<: {g: 1}
  h: "q
    r" # beside h
`;
const yaml = YamlText.parse(TEXT);

describe('values', () => {
  test.each([
    ['the last of two equal keys', ['a'], 2],
    ['an alias', ['e'], [1, 2]],
    ['an item', ['s', 'd', 1], 'y'],
    ['what an alias supplies', ['e', 1], 2],
    ['what a merge key supplies', ['f', 'g'], 1],
    ['a block scalar', ['s', 'd', 2], '# not a comment\ntext'],
    ['several lines in quotes', ['f', 'h'], 'q r'],
    ['nothing', ['s', 'c'], undefined],
    ['nothing below a scalar', ['a', 'b'], undefined],
    ['no item with this number', ['s', 'd', 3], undefined],
    ['no key of a list', ['s', 'd', 'x'], undefined],
  ])('%s', (_, path, value) => {
    expect(yaml.value(path)).toEqual(value);
    expect(yaml.has(path)).toBe(value !== undefined);
  });
  test('a null is there', () => {
    expect(YamlText.parse('a:\n').has(['a'])).toBe(true);
    expect(YamlText.parse('a:\n').value(['a'])).toBeNull();
  });
  test('the same object every time', () => {
    expect(yaml.value(['s'])).toBe(yaml.value(['s']));
  });
  test('names that JavaScript has for every object are keys like others', () => {
    const odd = YamlText.parse('constructor: 1\n"__proto__": {a: 2}\n');
    expect(odd.value(['constructor'])).toBe(1);
    expect(odd.value(['__proto__', 'a'])).toBe(2);
    expect(odd.has(['toString'])).toBe(false);
  });
  test('a whole number beyond 2^53 keeps its digits', () => {
    expect(YamlText.parse('a: 9007199254740993\n').value(['a'])).toBe(9007199254740993n);
  });
});

describe('places', () => {
  test.each([
    ['of a key: the one that Synapse reads', ['a'], 21],
    ['of a key in a section', ['s', 'b'], 9],
    ['of an item', ['s', 'd', 1], 16],
    ['of a key behind a dash', ['s', 'd', 0, 'x'], 13],
    ['of a key that is not there', ['s', 'c'], undefined],
    ['of a key that only an alias or a merge key supplies', ['f', 'g'], undefined],
  ])('line %s', (_, path, line) => {
    expect(yaml.lineOf(path)).toBe(line);
  });
  test.each([
    ['a scalar', ['s', 'd', 1], 'y'],
    ['a flow collection with its anchor', ['s', 'b'], '&b [1, 2]'],
    ['an alias', ['e'], '*b'],
    ['several lines in quotes', ['f', 'h'], '"q\n    r"'],
    ['a mapping behind a dash', ['s', 'd', 0], 'x: 1 # beside x\n      w: 2'],
  ])('span of %s', (_, path, text) => {
    const span = yaml.spanOf(path);
    expect(TEXT.slice(span?.start, span?.end)).toBe(text);
  });
  test.each([
    ['with the comments above, but not what is commented out below', ['s', 'b'], { first: 8, last: 9 }],
    ['without what belongs to the next', ['s', 'd', 0], { first: 13, last: 14 }],
    ['a section to its end', ['s'], { first: 7, last: 19 }],
  ])('lines that go with a key: %s', (_, path, lines) => {
    expect(yaml.linesOf(path)).toEqual(lines);
  });
});

describe('comments of a key', () => {
  const first = YamlText.parse(TEXT.replace('a: 2\n', ''));
  test.each([
    ['above and beside', ['a'], ['Of a,', 'in two lines.'], 'beside a'],
    ['a section: on the line of its key', ['s'], [], 'beside s'],
    ['a collection in brackets', ['s', 'b'], ['of b'], 'beside b'],
    ['an item', ['s', 'd', 1], ['of the second'], undefined],
    ['a block scalar', ['s', 'd', 2], [], 'beside the text'],
    ['behind a dash', ['s', 'd', 0, 'x'], [], 'beside x'],
    ['several lines in quotes', ['f', 'h'], [], 'beside h'],
    ['none', ['e'], [], undefined],
    ['no such key', ['nothing'], [], undefined],
  ])('%s', (_, path, above, beside) => {
    expect(first.commentsOf(path)).toEqual({ above, beside });
  });
});

describe('keys that are given twice', () => {
  test('with the line that wins', () => {
    expect(yaml.duplicates).toEqual([{ path: ['a'], key: 'a', line: 5, wins: 21 }]);
  });
  test('in sections, in items and in braces, and more than twice', () => {
    const text = 's:\n  a: 1\n  a: 2\n  a: 3\nl:\n  - b: 1\n    b: 2\nf: {c: 1, c: 2}\n';
    expect(YamlText.parse(text).duplicates).toEqual([
      { path: ['s', 'a'], key: 'a', line: 2, wins: 4 },
      { path: ['s', 'a'], key: 'a', line: 3, wins: 4 },
      { path: ['l', 0, 'b'], key: 'b', line: 6, wins: 7 },
      { path: ['f', 'c'], key: 'c', line: 8, wins: 8 },
    ]);
  });
  test('also where quotes hide it, or Python takes two for one', () => {
    const keys = (text: string): readonly string[] => YamlText.parse(text).duplicates.map(({ key }) => key);
    expect(keys('a: 1\n"a": 2\n')).toEqual(['a']);
    expect(keys('1: a\ntrue: b\n')).toEqual(['1']);
    expect(keys('1: a\n"1": b\n')).toEqual([]);
  });
});

test('the line end that most lines have', () => {
  expect(YamlText.parse('a: 1\r\nb: 2\r\nc: 3\n').eol).toBe('\r\n');
  expect(YamlText.parse('a: 1\r\nb: 2\nc: 3\n').eol).toBe('\n');
  expect(YamlText.parse('').eol).toBe('\n');
});

describe('equal values', () => {
  test.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: null }, { b: null }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, undefined, false],
    ['1', 1, false],
    [Number.NaN, Number.NaN, true],
  ])('%j and %j: %s', (a, b, same) => {
    expect(equal(a, b)).toBe(same);
    expect(equal(b, a)).toBe(same);
  });
  test('a list and null are no mappings', () => {
    expect([{}, [], null, 'a', undefined].map(isMapping)).toEqual([true, false, false, false, false]);
  });
});
