/** New text looks like the text around it, and the rest of the file stays as it is. */
import { describe, expect, test } from 'vitest';
import { YamlText } from '../../src/yaml/yaml-text.js';
import { edits, refuses } from './edited.js';

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('%i columns of indent', columns => {
  const pad = ' '.repeat(columns);
  const before = `a:\n${pad}# of b\n${pad}b: # t\n${pad}${pad}c: 1\n${pad}d: 2\nz: 1\n`;

  edits(
    'a new section with a section',
    before,
    yaml => yaml.insert(['a'], 'x', { u: { w: 1 } }),
    before.replace('z: 1', `${pad}x:\n${pad}${pad}u:\n${pad}${pad}${pad}w: 1\nz: 1`),
  );
  edits(
    'missing sections',
    before,
    yaml => yaml.insert(['p', 'q'], 'x', 1),
    `${before}p:\n${pad}q:\n${pad}${pad}x: 1\n`,
  );
  edits(
    'a key that moves out of its section',
    before,
    yaml => yaml.move(['a', 'b'], ['b']),
    `a:\n${pad}d: 2\nz: 1\n# of b\nb: # t\n${pad}c: 1\n`,
  );
  edits(
    'a key that gets a section of its own',
    before,
    yaml => yaml.move(['z'], ['s', 'z']),
    before.replace('z: 1', `s:\n${pad}z: 1`),
  );
  edits(
    'the only key of a section goes',
    before,
    yaml => yaml.delete(['a', 'b', 'c']),
    before.replace(/b: # t\n.*/, 'b: {} # t'),
  );
  edits(
    'a list at the same depth, or right under its key',
    `l:\n${pad}- 1\n${before}`,
    yaml => yaml.insert(['a'], 'x', [{ u: 1, w: 2 }]),
    `l:\n${pad}- 1\n${before.replace('z: 1', `${pad}x:\n${pad}${pad}- u: 1\n${pad}${pad}  w: 2\nz: 1`)}`,
  );
  edits(
    'a list right under its key, since the others are',
    `l:\n- 1\n${before}`,
    yaml => yaml.insert(['a'], 'x', ['u']),
    `l:\n- 1\n${before.replace('z: 1', `${pad}x:\n${pad}- u\nz: 1`)}`,
  );
});

describe('sections that are indented in more than one way', () => {
  const mixed = 'two:\n  a:\n    b: 1\neight:\n        a:\n                b: 1\n';
  edits(
    'each keeps its own',
    mixed,
    yaml => yaml.insert(['two'], 'x', { u: 1 }).insert(['eight'], 'x', { u: 1 }),
    'two:\n  a:\n    b: 1\n  x:\n    u: 1\neight:\n        a:\n                b: 1\n        x:\n                u: 1\n',
  );
});

describe('comments between the items of a list', () => {
  const text =
    'l:\n  # of a\n  - a # beside a\n\n  # of b\n  # more of b\n  - b\n  #- c\n\n  # of d\n  - d\n# of z\nz: 1\n';
  edits(
    'an item goes with what is its own',
    text,
    yaml => yaml.delete(['l', 1]),
    'l:\n  # of a\n  - a # beside a\n\n  #- c\n\n  # of d\n  - d\n# of z\nz: 1\n',
  );
  edits(
    'the first one',
    text,
    yaml => yaml.delete(['l', 0]),
    'l:\n  # of b\n  # more of b\n  - b\n  #- c\n\n  # of d\n  - d\n# of z\nz: 1\n',
  );
  edits(
    'the last one',
    text,
    yaml => yaml.delete(['l', 2]),
    'l:\n  # of a\n  - a # beside a\n\n  # of b\n  # more of b\n  - b\n  #- c\n\n# of z\nz: 1\n',
  );
  edits(
    'one more, with a comment',
    text,
    yaml => yaml.append(['l'], 'e', { comment: ['of e'] }),
    text.replace('  - d\n', '  - d\n  # of e\n  - e\n'),
  );
});

describe('anchors and merge keys', () => {
  const text = 'base: &base\n  a: 1\nuse:\n  <<: *base # all of it\n  b: 2\n';
  edits('a key beside a merge key', text, yaml => yaml.insert(['use'], 'c', 3), `${text}  c: 3\n`);
  refuses('a key that only the merge key gives', text, yaml => yaml.set(['use', 'a'], 9), 'VIA_ALIAS');
  edits('an own key goes', text, yaml => yaml.delete(['use', 'b']), text.replace('  b: 2\n', ''));
  edits('an own key gets another name', text, yaml => yaml.rename(['use', 'b'], 'c'), text.replace('b: 2', 'c: 2'));
  edits(
    'an anchored section gets another name',
    text,
    yaml => yaml.rename(['base'], 'new'),
    text.replace('base: &base', 'new: &base'),
  );
  edits(
    'an anchored section moves, above its aliases',
    `p:\n  q: 1\n${text}`,
    yaml => yaml.move(['base'], ['p', 'base']),
    'p:\n  q: 1\n  base: &base\n    a: 1\nuse:\n  <<: *base # all of it\n  b: 2\n',
  );
  edits('an anchor without an alias goes', 'a: &a 1\nb: 2\n', yaml => yaml.delete(['a']), 'b: 2\n');
});

describe('quoted keys', () => {
  const text = '"a b": 1\n\'yes\':\n  "x:y": 2 # t\n';
  edits(
    'their values',
    text,
    yaml => yaml.set(['a b'], 3).set(['yes', 'x:y'], 4),
    '"a b": 3\n\'yes\':\n  "x:y": 4 # t\n',
  );
  edits(
    'their names',
    text,
    yaml => yaml.rename(['yes'], 'no').rename(['no', 'x:y'], '1'),
    '"a b": 1\n\'no\':\n  "1": 2 # t\n',
  );
  edits('they go', text, yaml => yaml.delete(['a b']), '\'yes\':\n  "x:y": 2 # t\n');
  edits('one that needs quotes comes in', text, yaml => yaml.insert([], 'null', 1), `${text}"null": 1\n`);
});

describe('commented-out twins', () => {
  const text = '# How many.\n#\n#max_size: 1\n\n# Which.\n#\n#names:\n#  - a\n#  - b\n\nw: 1\n\nz: 1\n';
  edits(
    'a key goes below its own',
    text,
    yaml => yaml.insert([], 'max_size', 2),
    text.replace('#max_size: 1\n', '#max_size: 1\nmax_size: 2\n'),
  );
  edits(
    'behind all lines of it',
    text,
    yaml => yaml.insert([], 'names', ['c']),
    text.replace('#  - b\n', '#  - b\nnames:\n  - c\n'),
  );
  edits('and leaves it when it goes', text, yaml => yaml.insert([], 'names', ['c']).delete(['names']), text);
  edits(
    'near a commented-out relative',
    text,
    yaml => yaml.insert([], 'new', 1, { near: ['absent', 'max_size'] }),
    text.replace('#max_size: 1\n', '#max_size: 1\n\nnew: 1\n'),
  );
  edits(
    'a live one is changed, not added to',
    '#max_size: 1\nmax_size: 2\n',
    yaml => yaml.set(['max_size'], 3),
    '#max_size: 1\nmax_size: 3\n',
  );
  edits(
    'in a section',
    's:\n  a: 1\n  #max_size: 1\n  b: 2\n',
    yaml => yaml.insert(['s'], 'max_size', 2),
    's:\n  a: 1\n  #max_size: 1\n  max_size: 2\n  b: 2\n',
  );
});

describe('the end of the file', () => {
  edits(
    'a block scalar stays what it is when a key comes behind it',
    'a: |\n  x\n\n',
    yaml => yaml.insert([], 'b', 1),
    'a: |\n  x\nb: 1\n\n',
  );
  edits('a block scalar that goes', 'b: 1\na: |\n  x\n  y\n', yaml => yaml.delete(['a']), 'b: 1\n');
  edits(
    'a block scalar that moves from there',
    'p:\n  q: 1\na: |\n  x\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'p:\n  q: 1\n  a: |\n    x\n',
  );
  edits('empty lines stay behind what comes in', 'a: 1\n\n\n', yaml => yaml.insert([], 'b', 1), 'a: 1\nb: 1\n\n\n');
  edits(
    'comments stay above what comes in',
    'a: 1\n\n# the end\n',
    yaml => yaml.insert([], 'b', 1),
    'a: 1\n\n# the end\n\nb: 1\n',
  );
});

test('what is read is what Synapse reads', () => {
  const yaml = YamlText.parse('a: 0600\nb: 1:30\nc: y\nd: yes\ne: 1\ne: 2\nf: {<<: {g: 1}, h: 08}\n');
  expect(yaml.value([])).toEqual({ a: 384, b: 90, c: 'y', d: true, e: 2, f: { g: 1, h: '08' } });
  expect(yaml.duplicates).toEqual([{ path: ['e'], key: 'e', line: 5, wins: 6 }]);
});
