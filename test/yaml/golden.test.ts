/** What each operation does to a text, byte by byte: one case a rule of design.md section 6. */
import { describe } from 'vitest';
import { edits, refuses } from './edited.js';

describe('set scalar', () => {
  edits(
    'plain int keeps trailing comment and odd spacing',
    'a:   1   # c\nb: 2\n',
    yaml => yaml.set(['a'], 2),
    'a:   2   # c\nb: 2\n',
  );
  edits('keeps double quotes', 'a: "x" # c\n', yaml => yaml.set(['a'], 'y'), 'a: "y" # c\n');
  edits('keeps single quotes, escapes', "a: 'x'\n", yaml => yaml.set(['a'], "it's"), "a: 'it''s'\n");
  edits(
    'plain string that needs quotes: file habit',
    "a: x\nb: 'q'\n",
    yaml => yaml.set(['a'], 'yes'),
    "a: 'yes'\nb: 'q'\n",
  );
  edits('plain string that needs quotes: default double', 'a: x\n', yaml => yaml.set(['a'], 'p: #'), 'a: "p: #"\n');
  edits('boolean family', 'a: no\nb: False\n', yaml => yaml.set(['a'], true).set(['b'], true), 'a: yes\nb: True\n');
  edits('quoted to number', 'a: "1"\n', yaml => yaml.set(['a'], 1), 'a: 1\n');
  edits('null with comment', 'a: # c\nb: 1\n', yaml => yaml.set(['a'], 5), 'a: 5 # c\nb: 1\n');
  edits('null without space', 'a:\nb: 1\n', yaml => yaml.set(['a'], 'x'), 'a: x\nb: 1\n');
  edits('null at EOF without newline', 'a:', yaml => yaml.set(['a'], 'x'), 'a: x');
  edits('block literal to scalar', 'a: |\n  x\n  y\nb: 1\n', yaml => yaml.set(['a'], 'z'), 'a: z\nb: 1\n');
  edits(
    'block literal with comment',
    'a: | # c\n  x\n\n# d\nb: 1\n',
    yaml => yaml.set(['a'], 'z'),
    'a: z # c\n\n# d\nb: 1\n',
  );
  edits('multi-line plain', 'a: one\n  two # t\nb: 1\n', yaml => yaml.set(['a'], 'z'), 'a: z # t\nb: 1\n');
  edits('multi-line double', 'a: "one\n  two"\nb: 1\n', yaml => yaml.set(['a'], 'z'), 'a: "z"\nb: 1\n');
  edits('in flow', 'a: {b: 1, c: [x, y]} # t\n', yaml => yaml.set(['a', 'c', 1], 'z'), 'a: {b: 1, c: [x, z]} # t\n');
  edits(
    'in flow needs quotes',
    'a: [::1x, "y"]\n'.replace('::1x', 'q'),
    yaml => yaml.set(['a', 0], '::1'),
    'a: ["::1", "y"]\n',
  );
  edits('quoted key', '"a b": 1\n', yaml => yaml.set(['a b'], 2), '"a b": 2\n');
  edits('explicit key', '? a\n: b\n', yaml => yaml.set(['a'], 'c'), '? a\n: c\n');
  edits(
    'scalar to map',
    'a: 1 # c\nb: 2\n',
    yaml => yaml.set(['a'], { x: 1, w: [1, 2] }),
    'a: # c\n  x: 1\n  w:\n    - 1\n    - 2\nb: 2\n',
  );
  edits('scalar to list, indentless habit', 'l:\n- 1\na: 1\n', yaml => yaml.set(['a'], ['x']), 'l:\n- 1\na:\n- x\n');
  edits('map to scalar', 'a: # c\n  b: 1\n  # d\n  c: 2\nz: 1\n', yaml => yaml.set(['a'], 5), 'a: 5 # c\nz: 1\n');
  edits('alias replaced', 'a: &x 1\nb: *x # c\n', yaml => yaml.set(['b'], 2), 'a: &x 1\nb: 2 # c\n');
  refuses('anchored value used elsewhere', 'a: &x 1\nb: *x\n', yaml => yaml.set(['a'], 2), 'SEMANTICS');
  edits('anchored, unused', 'a: &x 1\n', yaml => yaml.set(['a'], 2), 'a: &x 2\n');
  edits('explicit tag dropped, anchor kept', 'a: &x !!str 1\n', yaml => yaml.set(['a'], 2), 'a: &x 2\n');
  edits('explicit tag dropped', 'a: !!str 1\n', yaml => yaml.set(['a'], 2), 'a: 2\n');
  edits(
    'merge override becomes own key',
    'b: &b\n  x: 1\na:\n  <<: *b\n  y: 2\n',
    yaml => yaml.set(['b'], { x: 1 }),
    'b: &b\n  x: 1\na:\n  <<: *b\n  y: 2\n',
  );
  edits('duplicate: the last one is live', 'a: 1\na: 2\n', yaml => yaml.set(['a'], 3), 'a: 1\na: 3\n');
  edits(
    '1.0 is read as 1',
    'a: 1.0\nb: {c: [1.0]}\n',
    yaml => yaml.set(['a'], 1).set(['b'], { c: [1] }),
    'a: 1.0\nb: {c: [1.0]}\n',
  );
  edits('1.0 to another number', 'a: 1.0\n', yaml => yaml.set(['a'], 2), 'a: 2\n');
  edits('no change, no edit', 'a: yes\n', yaml => yaml.set(['a'], true), 'a: yes\n');
  edits('CRLF', 'a: 1 # c\r\nb: 2\r\n', yaml => yaml.set(['a'], { x: 1 }), 'a: # c\r\n  x: 1\r\nb: 2\r\n');
  edits('BOM', '\ufeffa: 1\nb: 2\n', yaml => yaml.set(['a'], 7), '\ufeffa: 7\nb: 2\n');
  edits('octal stays readable', 'mode: 0600\n', yaml => yaml.set(['mode'], 384), 'mode: 0600\n');
  edits(
    'item of a list to map',
    'a:\n  - x # c\n  - y\n',
    yaml => yaml.set(['a', 0], { h: 1, p: 2 }),
    'a:\n  - h: 1 # c\n    p: 2\n  - y\n',
  );
});

describe('insert', () => {
  edits(
    'last in nested map',
    'a:\n  b: 1\n\n# z\nz: 1\n',
    yaml => yaml.insert(['a'], 'c', 2),
    'a:\n  b: 1\n  c: 2\n\n# z\nz: 1\n',
  );
  edits(
    'first',
    'a:\n  # doc\n  b: 1\n',
    yaml => yaml.insert(['a'], 'c', 2, { where: 'first' }),
    'a:\n  c: 2\n  # doc\n  b: 1\n',
  );
  edits(
    'first, above what is commented out',
    'a:\n  # doc\n  #x: 1\n\n  # doc\n  b: 1\n',
    yaml => yaml.insert(['a'], 'c', 2, { where: 'first' }),
    'a:\n  c: 2\n  # doc\n  #x: 1\n\n  # doc\n  b: 1\n',
  );
  edits(
    'before with its comment',
    'a:\n  x: 1\n  # doc\n  b: 1\n',
    yaml => yaml.insert(['a'], 'c', 2, { where: { before: 'b' } }),
    'a:\n  x: 1\n  c: 2\n  # doc\n  b: 1\n',
  );
  edits(
    'after',
    'a:\n  x: 1 # t\n  b: 1\n',
    yaml => yaml.insert(['a'], 'c', 2, { where: { after: 'x' } }),
    'a:\n  x: 1 # t\n  c: 2\n  b: 1\n',
  );
  edits(
    '4-space file',
    'a:\n    b:\n        c: 1\n',
    yaml => yaml.insert(['a'], 'd', { e: 1 }),
    'a:\n    b:\n        c: 1\n    d:\n        e: 1\n',
  );
  edits(
    'seq habit indented',
    'l:\n  - 1\na:\n  b: 1\n',
    yaml => yaml.insert(['a'], 'd', [1]),
    'l:\n  - 1\na:\n  b: 1\n  d:\n    - 1\n',
  );
  edits(
    'seq habit indentless',
    'l:\n- 1\na:\n  b: 1\n',
    yaml => yaml.insert(['a'], 'd', [{ x: 1, w: 2 }]),
    'l:\n- 1\na:\n  b: 1\n  d:\n  - x: 1\n    w: 2\n',
  );
  edits('null parent', 'a: # c\nb: 1\n', yaml => yaml.insert(['a'], 'x', 1), 'a: # c\n  x: 1\nb: 1\n');
  edits(
    'null parent with commented-out options',
    'a:\n  # doc\n  #\n  #x: 0\n\n  # more\n  #y: 1\n\n# b\nb: 1\n',
    yaml => yaml.insert(['a'], 'x', 1),
    'a:\n  # doc\n  #\n  #x: 0\n  x: 1\n\n  # more\n  #y: 1\n\n# b\nb: 1\n',
  );
  edits('null parent at EOF', 'b: 1\na:', yaml => yaml.insert(['a'], 'x', 1), 'b: 1\na:\n  x: 1');
  edits('empty flow map parent', 'a: {} # c\nb: 1\n', yaml => yaml.insert(['a'], 'x', 1), 'a: # c\n  x: 1\nb: 1\n');
  edits('tilde parent', 'a: ~\nb: 1\n', yaml => yaml.insert(['a'], 'x', 1), 'a:\n  x: 1\nb: 1\n');
  edits('flow map', 'a: {b: 1} # c\n', yaml => yaml.insert(['a'], 'x', 'y z'), 'a: {b: 1, x: "y z"} # c\n');
  edits('flow map padded', 'a: { b: 1 }\n', yaml => yaml.insert(['a'], 'x', 2), 'a: { b: 1, x: 2 }\n');
  edits('flow map first', 'a: {b: 1}\n', yaml => yaml.insert(['a'], 'x', 2, { where: 'first' }), 'a: {x: 2, b: 1}\n');
  edits(
    'flow map trailing comma',
    'a: {b: 1,}\n',
    yaml => yaml.insert(['a'], 'x', 2),
    'a: {b: 1, x: 2}\n'.replace('x: 2}', 'x: 2}'),
  );
  edits(
    'flow map multi-line',
    'a: {\n  b: 1, # tb\n  c: 2\n  }\n',
    yaml => yaml.insert(['a'], 'x', 2),
    'a: {\n  b: 1, # tb\n  c: 2,\n  x: 2\n  }\n',
  );
  edits(
    'flow map multi-line trailing comma',
    'a: {\n  b: 1, # tb\n  c: 2, # tc\n  }\n',
    yaml => yaml.insert(['a'], 'x', 2),
    'a: {\n  b: 1, # tb\n  c: 2, # tc\n  x: 2,\n  }\n',
  );
  edits(
    'json file',
    '{"a": 1, "b": {"c": 2}}\n',
    yaml => yaml.insert(['b'], 'd', 'x').insert([], 'e', true),
    '{"a": 1, "b": {"c": 2, d: x}, e: true}\n',
  );
  edits('empty flow in flow', 'a: {b: {}}\n', yaml => yaml.insert(['a', 'b'], 'x', 2), 'a: {b: {x: 2}}\n');
  edits('null in flow', 'a: {b: }\n', yaml => yaml.insert(['a', 'b'], 'x', 2), 'a: {b: {x: 2}}\n');
  edits(
    'compact list item, last',
    'l:\n  - a: 1\n    b: 2\n  - c: 3\n',
    yaml => yaml.insert(['l', 0], 'x', 9),
    'l:\n  - a: 1\n    b: 2\n    x: 9\n  - c: 3\n',
  );
  edits(
    'compact list item, first',
    'l:\n  - a: 1\n    b: 2\n',
    yaml => yaml.insert(['l', 0], 'x', 9, { where: 'first' }),
    'l:\n  - x: 9\n    a: 1\n    b: 2\n',
  );
  edits('missing parents', 'a: 1\n', yaml => yaml.insert(['p', 'q'], 'x', 9), 'a: 1\np:\n  q:\n    x: 9\n');
  edits(
    'near commented-out stanza',
    '# doc\n#\n#instance_map:\n#  worker1:\n#    host: localhost\n#    port: 8034\n\n# Experimental\n#\n#stream_writers:\n#  events: worker1\n\na: 1\n',
    yaml => yaml.insert([], 'instance_map', { main: { host: 'localhost', port: 8034 } }),
    '# doc\n#\n#instance_map:\n#  worker1:\n#    host: localhost\n#    port: 8034\ninstance_map:\n  main:\n    host: localhost\n    port: 8034\n\n# Experimental\n#\n#stream_writers:\n#  events: worker1\n\na: 1\n',
  );
  edits(
    'stanza "# key:" with a space',
    'a: 1\n# foo_bar: 1\nb: 2\n',
    yaml => yaml.insert([], 'foo_bar', 2),
    'a: 1\n# foo_bar: 1\nfoo_bar: 2\n\nb: 2\n',
  );
  edits(
    '"#key:" before "# key:"',
    '# foo_bar: 1\na: 1\n#foo_bar: 2\nb: 2\n',
    yaml => yaml.insert([], 'foo_bar', 3),
    '# foo_bar: 1\na: 1\n#foo_bar: 2\nfoo_bar: 3\n\nb: 2\n',
  );
  edits(
    'not between the items of a list',
    's:\n  a:\n  - 1\n  #k: 1\n  - 2\n',
    yaml => yaml.insert(['s'], 'k', 5),
    's:\n  a:\n  - 1\n  #k: 1\n  - 2\n  k: 5\n',
  );
  edits(
    'neighbours that disagree: as the section around them',
    'a:\n  b:\n      c: 1\n  d:\n    e: 1\n',
    yaml => yaml.insert(['a'], 'x', { u: 1 }),
    'a:\n  b:\n      c: 1\n  d:\n    e: 1\n  x:\n    u: 1\n',
  );
  edits(
    'not inside a block scalar',
    'a: |\n  text\n  #foo: 1\nb: 1\n',
    yaml => yaml.insert([], 'foo', 2),
    'a: |\n  text\n  #foo: 1\nb: 1\nfoo: 2\n',
  );
  edits(
    'near hint',
    'a: 1\n\nb: 2\n\nc: 3\n',
    yaml => yaml.insert([], 'x', 9, { near: ['zzz', 'a'] }),
    'a: 1\n\nx: 9\n\nb: 2\n\nc: 3\n',
  );
  edits(
    'near hint, set apart from what follows',
    'a: 1\n\nb: 2\n# of c\nc: 3\n\nd: 4\n',
    yaml => yaml.insert([], 'x', 9, { near: ['b'] }),
    'a: 1\n\nb: 2\n\nx: 9\n\n# of c\nc: 3\n\nd: 4\n',
  );
  edits(
    'end of file, spaced',
    'a: 1\n\nb: 2\n',
    yaml => yaml.insert([], 'x', 9, { comment: ['why'] }),
    'a: 1\n\nb: 2\n\n# why\nx: 9\n',
  );
  edits('end of file, dense', 'a: 1\nb: 2\n', yaml => yaml.insert([], 'x', 9), 'a: 1\nb: 2\nx: 9\n');
  edits('end of file without newline', 'a: 1\nb: 2', yaml => yaml.insert([], 'x', 9), 'a: 1\nb: 2\nx: 9');
  edits(
    'end of file without newline after comment',
    'a: 1\nb: 2 # c',
    yaml => yaml.insert([], 'x', 9),
    'a: 1\nb: 2 # c\nx: 9',
  );
  edits('before document end', '---\na: 1\n...\n', yaml => yaml.insert([], 'x', 9), '---\na: 1\nx: 9\n...\n');
  edits(
    'before document end with comments after',
    '---\na: 1\n...\n# tail\n',
    yaml => yaml.insert([], 'x', 9),
    '---\na: 1\nx: 9\n...\n# tail\n',
  );
  edits('empty file', '', yaml => yaml.insert([], 'x', 9), 'x: 9\n');
  edits('comment-only file', '# only\n', yaml => yaml.insert([], 'x', 9), '# only\n\nx: 9\n');
  edits('only ---', '---\n', yaml => yaml.insert([], 'x', 9), '---\nx: 9\n');
  edits('{} file', '{}\n', yaml => yaml.insert([], 'x', 9), 'x: 9\n');
  edits('CRLF', 'a: 1\r\nb: 2\r\n', yaml => yaml.insert([], 'x', { w: 1 }), 'a: 1\r\nb: 2\r\nx:\r\n  w: 1\r\n');
  edits(
    'indented top level',
    '  a: 1\n  b: 2\n',
    yaml => yaml.insert([], 'x', { w: 1 }),
    '  a: 1\n  b: 2\n  x:\n    w: 1\n',
  );
  refuses('through alias', 'a: &x {k: 1}\nb: *x\n', yaml => yaml.insert(['b'], 'y', 1), 'VIA_ALIAS');
  refuses(
    'into anchored map used by merge',
    'a: &x\n  k: 1\nb:\n  <<: *x\n',
    yaml => yaml.insert(['a'], 'y', 1),
    'SEMANTICS',
  );
  refuses('exists', 'a: 1\n', yaml => yaml.insert([], 'a', 1), 'EXISTS');
  refuses('block scalar at EOF without newline', 'a: |\n  x', yaml => yaml.insert([], 'b', 1), 'SEMANTICS');
  edits(
    'strip block scalar at EOF without newline',
    'a: |-\n  x',
    yaml => yaml.insert([], 'b', 1),
    'a: |-\n  x\nb: 1',
  );
  edits(
    'after keep block scalar',
    'a: |+\n  x\n\n',
    yaml => yaml.insert([], 'b', 1, { where: 'last' }),
    'a: |+\n  x\n\nb: 1\n',
  );
  edits(
    'map with a comment of the parent',
    'a: # c\n  # doc b\n  b: 1\n',
    yaml => yaml.insert(['a'], 'c', 1, { where: 'first' }),
    'a: # c\n  c: 1\n  # doc b\n  b: 1\n',
  );
});

describe('append / list items', () => {
  edits(
    'block',
    'l:\n  - a # x\n  # tail\nz: 1\n',
    yaml => yaml.append(['l'], 'b'),
    'l:\n  - a # x\n  - b\n  # tail\nz: 1\n',
  );
  edits('indentless', 'l:\n- a\nz: 1\n', yaml => yaml.append(['l'], 'b'), 'l:\n- a\n- b\nz: 1\n');
  edits(
    'wide dash',
    'l:\n  -   a: 1\n      b: 2\nz: 1\n',
    yaml => yaml.append(['l'], { a: 2 }),
    'l:\n  -   a: 1\n      b: 2\n  - a: 2\nz: 1\n',
  );
  edits('flow', 'l: [a, b] # c\n', yaml => yaml.append(['l'], '::1'), 'l: [a, b, "::1"] # c\n');
  edits('flow no spaces', 'l: [a,b]\n', yaml => yaml.append(['l'], 'c'), 'l: [a,b,c]\n');
  edits('empty, scalar', 'l: []\nz: 1\n', yaml => yaml.append(['l'], 'c'), 'l: [c]\nz: 1\n');
  edits('empty, map', 'l: [] # c\nz: 1\n', yaml => yaml.append(['l'], { c: 1 }), 'l: # c\n  - c: 1\nz: 1\n');
  edits(
    'key that YAML 1.1 readers other than PyYAML take for a boolean',
    'a: 1\n',
    yaml => yaml.insert([], 'y', 1),
    'a: 1\n"y": 1\n',
  );
  edits(
    'flow multi-line',
    'l: [\n  a, # ca\n  b # cb\n  ]\n',
    yaml => yaml.append(['l'], 'c'),
    'l: [\n  a, # ca\n  b, # cb\n  c\n  ]\n',
  );
  edits(
    'delete middle block item',
    'l:\n  - a\n  # about b\n  - b\n  - c\n',
    yaml => yaml.delete(['l', 1]),
    'l:\n  - a\n  - c\n',
  );
  edits(
    'delete multi-line item',
    'l:\n  - x: 1\n    y: 2\n\n  - x: 3\n',
    yaml => yaml.delete(['l', 0]),
    'l:\n  - x: 3\n',
  );
  edits('delete only item', 'l:\n  - a\nz: 1\n', yaml => yaml.delete(['l', 0]), 'l: []\nz: 1\n');
  edits(
    'delete only item keeps line comment',
    'l: # c\n  - a\nz: 1\n',
    yaml => yaml.delete(['l', 0]),
    'l: [] # c\nz: 1\n',
  );
  edits('delete flow first', 'l: [a, b, c]\n', yaml => yaml.delete(['l', 0]), 'l: [b, c]\n');
  edits('delete flow last', 'l: [a, b, c]\n', yaml => yaml.delete(['l', 2]), 'l: [a, b]\n');
  edits('delete flow only', 'l: [a]\n', yaml => yaml.delete(['l', 0]), 'l: []\n');
  edits('delete flow with trailing comma', 'l: [a, b,]\n', yaml => yaml.delete(['l', 1]), 'l: [a,]\n');
  edits(
    'delete flow line',
    'l: [\n  a, # ca\n  b, # cb\n  c\n  ]\n',
    yaml => yaml.delete(['l', 1]),
    'l: [\n  a, # ca\n  c\n  ]\n',
  );
  edits(
    'delete flow last line',
    'l: [\n  a, # ca\n  b # cb\n  ]\n',
    yaml => yaml.delete(['l', 1]),
    'l: [\n  a # ca\n  ]\n',
  );
  edits('delete first of nested list', '- - a\n  - b\n', yaml => yaml.delete([0, 0]), '- - b\n');
  edits(
    'commented-out sibling item stays',
    'l:\n  - a\n  #- b\n  - c\n',
    yaml => yaml.delete(['l', 1]),
    'l:\n  - a\n  #- b\n',
  );
});

describe('delete', () => {
  const doc = '# header of file\n\n# doc a\n# more a\na: 1 # ta\n\n## Section ##\n\n# doc b\nb: 2\n\n# doc c\nc: 3\n';
  edits(
    'own comment and one gap',
    doc,
    yaml => yaml.delete(['b']),
    '# header of file\n\n# doc a\n# more a\na: 1 # ta\n\n## Section ##\n\n# doc c\nc: 3\n',
  );
  edits(
    'first',
    doc,
    yaml => yaml.delete(['a']),
    '# header of file\n\n## Section ##\n\n# doc b\nb: 2\n\n# doc c\nc: 3\n',
  );
  edits(
    'last',
    doc,
    yaml => yaml.delete(['c']),
    '# header of file\n\n# doc a\n# more a\na: 1 # ta\n\n## Section ##\n\n# doc b\nb: 2\n',
  );
  edits(
    'banner box directly above stays',
    'z: 1\n\n# -----\n#  Listeners\n# -----\na: 1\nb: 2\n',
    yaml => yaml.delete(['a']),
    'z: 1\n\n# -----\n#  Listeners\n# -----\nb: 2\n',
  );
  edits(
    'neighbour’s commented-out option stays',
    '#x_y: 1\na: 1\nb: 2\n',
    yaml => yaml.delete(['a']),
    '#x_y: 1\nb: 2\n',
  );
  edits(
    'neighbour’s stanza with docs stays',
    'z: 1\n# doc foo\n#foo:\n#  bar: 1\n#\n# doc a\na: 1\nb: 2\n',
    yaml => yaml.delete(['a']),
    'z: 1\n# doc foo\n#foo:\n#  bar: 1\n#\nb: 2\n',
  );
  edits(
    'nested, deeper comments go along',
    'a:\n  # doc b\n  b:\n    c: 1\n    #d: 2\n\n    # more\n    #e: 3\n  # doc f\n  f: 1\n',
    yaml => yaml.delete(['a', 'b']),
    'a:\n  # doc f\n  f: 1\n',
  );
  edits(
    'top-level with indented commented-out options',
    'presence:\n  # Uncomment\n  #\n  #enabled: false\n\n  # router\n  #r: 1\n\n# next\nz: 1\n',
    yaml => yaml.delete(['presence']),
    '# next\nz: 1\n',
  );
  edits(
    'a commented-out item behind an empty line stays',
    'a:\n  - x\n\n#  - y\nz: 1\n',
    yaml => yaml.delete(['a']),
    '#  - y\nz: 1\n',
  );
  edits('commented-out continuation at column 0', 'a:\n  - x\n#  - y\nz: 1\n', yaml => yaml.delete(['a']), 'z: 1\n');
  edits(
    'indented comment above the neighbour survives',
    'a:\n  b: 1\n# doc z\nz: 1\n',
    yaml => yaml.delete(['a']),
    '# doc z\nz: 1\n',
  );
  edits(
    'indentless list with a following comment',
    'a:\n- x\n# doc z\nz: 1\n',
    yaml => yaml.delete(['a']),
    '# doc z\nz: 1\n',
  );
  edits('block scalar', 'a: |\n  x\n\n  y\n\n# z\nz: 1\n', yaml => yaml.delete(['a']), '# z\nz: 1\n');
  edits('multi-line plain', 'a: x\n  y # c\nz: 1\n', yaml => yaml.delete(['a']), 'z: 1\n');
  edits(
    'continued trailing comment',
    'y: 1\na: x   # long\n       # comment\nz: 1\n',
    yaml => yaml.delete(['a']),
    'y: 1\nz: 1\n',
  );
  edits('last child → {}', 'a: # c\n  b: 1\nz: 1\n', yaml => yaml.delete(['a', 'b']), 'a: {} # c\nz: 1\n');
  edits(
    'last child → remove',
    '# doc a\na:\n  # doc b\n  b: 1\nz: 1\n',
    yaml => yaml.delete(['a', 'b'], { onEmpty: 'remove' }),
    'z: 1\n'.replace(/^/, '# doc a\n'),
  );
  edits(
    'last child → remove, not at head',
    'y: 1\n# doc a\na:\n  # doc b\n  b: 1\nz: 1\n',
    yaml => yaml.delete(['a', 'b'], { onEmpty: 'remove' }),
    'y: 1\nz: 1\n',
  );
  edits('last child → null', 'a:\n  b: 1\nz: 1\n', yaml => yaml.delete(['a', 'b'], { onEmpty: 'null' }), 'a:\nz: 1\n');
  edits('last child with anchor', 'a: &x\n  b: 1\nz: 1\n', yaml => yaml.delete(['a', 'b']), 'a: &x {}\nz: 1\n');
  edits(
    'last child keeps commented-out siblings',
    'presence:\n  #r: 1\n  enabled: true\nz: 1\n',
    yaml => yaml.delete(['presence', 'enabled']),
    'presence: {}\n  #r: 1\nz: 1\n',
  );
  edits('only key of the file', '# h\n\na: 1\n', yaml => yaml.delete(['a']), '# h\n\n{}\n');
  edits(
    'first key of compact item',
    '- a: 1\n  # doc b\n  b: 2\n',
    yaml => yaml.delete([0, 'a']),
    '- # doc b\n  b: 2\n',
  );
  edits(
    'first key of compact item, plain',
    'l:\n  - a: 1 # t\n    b: 2\n',
    yaml => yaml.delete(['l', 0, 'a']),
    'l:\n  - b: 2\n',
  );
  edits(
    'only key of compact item',
    'l:\n  - a: 1 # t\n  - b: 2\n',
    yaml => yaml.delete(['l', 0, 'a']),
    'l:\n  - {} # t\n  - b: 2\n',
  );
  edits('flow key', 'a: {b: 1, c: 2} # t\n', yaml => yaml.delete(['a', 'b']), 'a: {c: 2} # t\n');
  edits('flow last key', 'a: {b: 1, c: 2} # t\n', yaml => yaml.delete(['a', 'c']), 'a: {b: 1} # t\n');
  edits('flow only key', 'a: {b: 1} # t\n', yaml => yaml.delete(['a', 'b']), 'a: {} # t\n');
  edits(
    'duplicates: all, and what stands between them stays',
    '# h\n\na: 1\n# n\n\n# of a\na: 2',
    yaml => yaml.delete(['a']),
    '# h\n\n{}\n# n\n',
  );
  edits('duplicates: all', 'a: 1\n# second\na: 2\nb: 1\n', yaml => yaml.delete(['a']), 'b: 1\n');
  edits('explicit key', '? a\n: b\nz: 1\n', yaml => yaml.delete(['a']), 'z: 1\n');
  edits('no newline at EOF', 'a: 1\nb: 2', yaml => yaml.delete(['b']), 'a: 1');
  edits('no newline at EOF, last of its section', 'a: # c\n  b: 1', yaml => yaml.delete(['a', 'b']), 'a: {} # c');
  edits('no newline at EOF, only key of the file', '# h\n\na: 1', yaml => yaml.delete(['a']), '# h\n\n{}');
  edits('no newline at EOF after a block scalar', 'a: |\n  x\nb: 2', yaml => yaml.delete(['b']), 'a: |\n  x\n');
  edits('between --- and ...', '---\na: 1\nb: 2\n...\n', yaml => yaml.delete(['b']), '---\na: 1\n...\n');
  edits(
    'CRLF',
    '# h\r\n\r\n# a\r\na: 1\r\n\r\n# b\r\nb: 2\r\n',
    yaml => yaml.delete(['a']),
    '# h\r\n\r\n# b\r\nb: 2\r\n',
  );
  edits('BOM first key', '\ufeffa: 1\nb: 2\n', yaml => yaml.delete(['a']), '\ufeffb: 2\n');
  edits(
    'tab in comment',
    '# doc\tz\nz: 1\n# doc\ta\na: 1 #\tx\nb: 1\n',
    yaml => yaml.delete(['a']),
    '# doc\tz\nz: 1\nb: 1\n',
  );
  refuses('anchor still in use', 'a: &x 1\nb: *x\n', yaml => yaml.delete(['a']), 'BROKE_SYNTAX');
  refuses(
    'key that only a merge supplies',
    'a: &x\n  k: 1\nb:\n  <<: *x\n',
    yaml => yaml.delete(['b', 'k']),
    'VIA_ALIAS',
  );
  refuses(
    'override of a merged key would resurface',
    'a: &x\n  k: 1\nb:\n  <<: *x\n  k: 2\n',
    yaml => yaml.delete(['b', 'k']),
    'SEMANTICS',
  );
});

describe('rename', () => {
  edits('plain', 'a: 1 # c\n', yaml => yaml.rename(['a'], 'bb'), 'bb: 1 # c\n');
  edits('quoted', '"a": 1\n', yaml => yaml.rename(['a'], 'bb'), '"bb": 1\n');
  edits('explicit', '? a\n: 1\n', yaml => yaml.rename(['a'], 'bb'), '? bb\n: 1\n');
  edits('nested', 'x:\n  a:\n    - 1\n', yaml => yaml.rename(['x', 'a'], 'bb'), 'x:\n  bb:\n    - 1\n');
  edits('flow', 'x: {a: 1, "b":2}\n', yaml => yaml.rename(['x', 'b'], 'c'), 'x: {a: 1, "c":2}\n');
  edits('in compact item', '- a: 1\n  b: 2\n', yaml => yaml.rename([0, 'a'], 'c'), '- c: 1\n  b: 2\n');
  edits('needs quotes', 'a: 1\n', yaml => yaml.rename(['a'], 'on'), '"on": 1\n');
  refuses('taken', 'a: 1\nb: 1\n', yaml => yaml.rename(['a'], 'b'), 'EXISTS');
  refuses('twice', 'a: 1\na: 1\n', yaml => yaml.rename(['a'], 'b'), 'DUPLICATE_KEY');
});

describe('move', () => {
  edits(
    'into a new parent, in place',
    '# doc\nuse_presence: false # t\nz: 1\n',
    yaml => yaml.move(['use_presence'], ['presence', 'enabled']),
    '# doc\npresence:\n  enabled: false # t\nz: 1\n',
  );
  edits(
    'into an existing map',
    'presence:\n  a: 1\n\n# doc\nuse_presence: false # t\n\nz: 1\n',
    yaml => yaml.move(['use_presence'], ['presence', 'enabled']),
    'presence:\n  a: 1\n  # doc\n  enabled: false # t\n\nz: 1\n',
  );
  edits(
    'subtree deeper',
    'h:\n  x: 1\na:\n  # c1\n  b: # t\n    - 1\n    # c2\n    - |\n      txt\n       more\n\n      end\n  c: 1\n',
    yaml => yaml.move(['a', 'b'], ['h', 'q', 'b2']),
    'h:\n  x: 1\n  q:\n    # c1\n    b2: # t\n      - 1\n      # c2\n      - |\n        txt\n         more\n\n        end\na:\n  c: 1\n',
  );
  edits(
    'to the top level',
    'a:\n    # doc b\n    b:\n        c: 1\n    d: 1\nz: 1\n',
    yaml => yaml.move(['a', 'b'], ['b']),
    'a:\n    d: 1\nz: 1\n# doc b\nb:\n    c: 1\n',
  );
  edits(
    'last child, parent removed',
    'y: 1\na:\n  b: 1\nz: 1\n',
    yaml => yaml.move(['a', 'b'], ['c'], { onEmpty: 'remove' }),
    'y: 1\nz: 1\nc: 1\n',
  );
  edits('last child, parent {}', 'a:\n  b: 1\nz: 1\n', yaml => yaml.move(['a', 'b'], ['c']), 'a: {}\nz: 1\nc: 1\n');
  edits(
    'into null parent',
    'p: # c\na:\n  b: 1\n  c: 2\n',
    yaml => yaml.move(['a', 'b'], ['p', 'b']),
    'p: # c\n  b: 1\na:\n  c: 2\n',
  );
  edits(
    'into {} parent',
    'p: {}\na:\n  b: 1\n  c: 2\n',
    yaml => yaml.move(['a', 'b'], ['p', 'b']),
    'p:\n  b: 1\na:\n  c: 2\n',
  );
  edits('rename when same parent', 'a: 1\n', yaml => yaml.move(['a'], ['b']), 'b: 1\n');
  edits(
    'flow to block',
    'a: {b: [1, 2], c: 1}\np:\n  x: 1\n',
    yaml => yaml.move(['a', 'b'], ['p', 'b']),
    'a: {c: 1}\np:\n  x: 1\n  b:\n    - 1\n    - 2\n',
  );
  edits(
    'multi-line plain, deeper',
    'p:\n  x: 1\na: one\n  two\nz: "q\n  r"\n',
    yaml => yaml.move(['a'], ['p', 'a']).move(['z'], ['p', 'z']),
    'p:\n  x: 1\n  a: one\n    two\n  z: "q\n    r"\n',
  );
  refuses(
    'block to flow with comments',
    'p: {x: 1}\n\n# doc\na: 1\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'WOULD_LOSE_COMMENTS',
  );
  edits(
    'block to flow without comments',
    'p: {x: 1}\na: 1\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'p: {x: 1, a: 1}\n',
  );
  refuses(
    'alias before its anchor',
    'p:\n  x: 1\nq: &v 1\na: *v\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'BROKE_SYNTAX',
  );
  edits(
    'CRLF',
    'p:\r\n  x: 1\r\na:\r\n  b: 1\r\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'p:\r\n  x: 1\r\n  a:\r\n    b: 1\r\n',
  );
  edits(
    'from the end of a file without a final line end',
    'p:\n  x: 1\nz: 1\na: 2',
    yaml => yaml.move(['a'], ['p', 'a']),
    'p:\n  x: 1\n  a: 2\nz: 1',
  );
  edits(
    'from there to the line before',
    'z: 1\np:\n  x: 1\na: 2',
    yaml => yaml.move(['a'], ['p', 'a']),
    'z: 1\np:\n  x: 1\n  a: 2',
  );
  edits(
    'block scalar with indentation indicator',
    'p:\n  x: 1\na: |2\n    lead\n  txt\nz: 1\n',
    yaml => yaml.move(['a'], ['p', 'a']),
    'p:\n  x: 1\n  a: |2\n      lead\n    txt\nz: 1\n',
  );
});
