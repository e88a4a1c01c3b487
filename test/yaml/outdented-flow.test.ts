/** Brackets and braces that go on at column 0: Synapse reads them, and many files have them. */
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/yaml/read.js';
import { YamlText } from '../../src/yaml/yaml-text.js';
import { edits, refuses } from './edited.js';

describe('reading', () => {
  test.each([
    ['a closing bracket at column 0', 'a: [\n  b\n]\nz: 1\n', { a: ['b'], z: 1 }],
    ['everything at column 0', 'a: [\nb,\nc\n]\nz: 1\n', { a: ['b', 'c'], z: 1 }],
    ['braces', 'a: {\nb: 1,\nc: {\nd: 2\n}\n}\nz: 1\n', { a: { b: 1, c: { d: 2 } }, z: 1 }],
    ['a comma in front', 'a: [b\n, c]\n', { a: ['b', 'c'] }],
    ['in a section', 's:\n  a: [\n b,\n  c\n  ]\n  d: 1\n', { s: { a: ['b', 'c'], d: 1 } }],
    ['in an item', '- [\nb\n]\n- c\n', [['b'], 'c']],
    ['comments and empty lines', 'a: [ # of a\n# of b\nb, # beside\n\n# end\n]\nz: 1\n', { a: ['b'], z: 1 }],
    ['quotes that hold brackets', 'a: [\n"[#",\n\']\'\n]\n', { a: ['[#', ']'] }],
    ['CRLF', 'a: [\r\nb,\r\nc\r\n]\r\nz: 1\r\n', { a: ['b', 'c'], z: 1 }],
    ['a plain scalar of two lines', 'a: [b\nc]\n', { a: ['b c'] }],
    ['no final line end', 'a: [\nb\n]', { a: ['b'] }],
    ['two of them', 'a: [\nb\n]\nc: [\nd\n]\n', { a: ['b'], c: ['d'] }],
  ])('%s', (_, text, value) => {
    const yaml = YamlText.parse(text);
    expect(yaml.value([])).toEqual(value);
    expect(yaml.text).toBe(text);
  });
});

describe('editing leaves the other lines as they are', () => {
  const text = '# of a\na: [\nb, # of b\n# of c\nc\n]\nz: 1\n';
  edits('another key', text, yaml => yaml.set(['z'], 2), text.replace('z: 1', 'z: 2'));
  edits('an item', text, yaml => yaml.set(['a', 0], 'x'), text.replace('b,', 'x,'));
  edits('one more item', 'a: [\nb,\nc\n]\nz: 1\n', yaml => yaml.append(['a'], 'd'), 'a: [\nb,\nc,\nd\n]\nz: 1\n');
  edits('one item less', 'a: [\nb, # of b\nc\n]\nz: 1\n', yaml => yaml.delete(['a', 0]), 'a: [\nc\n]\nz: 1\n');
  edits('the key goes', `# head\n\n${text}`, yaml => yaml.delete(['a']), '# head\n\nz: 1\n');
  edits('its name changes', text, yaml => yaml.rename(['a'], 'new'), text.replace('a: [', 'new: ['));
  edits('a key behind it', 'a: [\nb\n]\n', yaml => yaml.insert([], 'z', 1), 'a: [\nb\n]\nz: 1\n');
  edits(
    'it moves into a section, where it needs no indentation either',
    's:\n  x: 1\na: [\nb\n]\nz: 1\n',
    yaml => yaml.move(['a'], ['s', 'a']),
    's:\n  x: 1\n  a: [\n  b\n  ]\nz: 1\n',
  );
});

describe('what is not one', () => {
  test.each([
    ['a bracket that is never closed', 'a: [\nb\nz: 1\n'],
    ['a tab in front', 'a: [\n\tb\n]\n'],
    ['a key below it', 'a: {\nb: 1\nc: 2\n}\n'],
  ])('%s is refused, as Synapse does', (_, text) => {
    expect(readYaml(text).kind).toBe('refused');
  });
  refuses('an item of a list that others see', 'a: &a [\nb\n]\nc: *a\n', yaml => yaml.set(['a', 0], 'x'), 'SEMANTICS');
});
