/** A key that goes to another file, with its comments, written as that file writes. */
import { describe, expect, test } from 'vitest';
import type { EditRefused } from '../../src/yaml/edit-refused.js';
import type { OnEmpty } from '../../src/yaml/intent.js';
import type { Path } from '../../src/yaml/value.js';
import { moveBetween, YamlText } from '../../src/yaml/yaml-text.js';

interface Move {
  readonly source: string;
  readonly target: string;
  readonly from?: Path;
  readonly to?: Path;
  readonly onEmpty?: OnEmpty;
}
function moved({ source, target, from = ['key'], to = ['key'], onEmpty }: Move): readonly [string, string] {
  const options = onEmpty ? { onEmpty } : {};
  const after = moveBetween(YamlText.parse(source), from, YamlText.parse(target), to, options);
  return [after.source.text, after.target.text];
}
const moves = (name: string, move: Move, source: string, target: string): void =>
  test(name, () => {
    expect(moved(move)).toEqual([source, target]);
  });
const refuses = (name: string, move: Move, code: EditRefused['code']): void =>
  test(`refuses: ${name}`, () => {
    expect(() => moved(move)).toThrow(expect.objectContaining({ name: 'EditRefused', code }));
  });

describe('at the end of the other file', () => {
  moves(
    'with comments above, beside and within',
    { source: 'a: 1\n# doc\nkey: # beside\n  # of b\n  b: 1\n  #c: 2\n\n# z\nz: 1\n', target: 'x: 1\n' },
    'a: 1\n\n# z\nz: 1\n',
    'x: 1\n# doc\nkey: # beside\n  # of b\n  b: 1\n  #c: 2\n',
  );
  moves(
    'set apart by an empty line where that file does so',
    { source: 'a: 1\nkey: 2\n', target: 'x: 1\n\ny: 2\n' },
    'a: 1\n',
    'x: 1\n\ny: 2\n\nkey: 2\n',
  );
  moves(
    'with the line ends of that file',
    { source: 'a: 1\n# c\nkey:\n  b: 1\n', target: 'x: 1\r\n' },
    'a: 1\n',
    'x: 1\r\n# c\r\nkey:\r\n  b: 1\r\n',
  );
  moves(
    'with a final line end or without, as that file has it',
    { source: 'a: 1\nkey: 2\n', target: 'x: 1' },
    'a: 1\n',
    'x: 1\nkey: 2',
  );
  moves(
    'out of a file without a final line end',
    { source: 'a: 1\nkey: 2', target: 'x: 1\n' },
    'a: 1',
    'x: 1\nkey: 2\n',
  );
  moves(
    'before the end of the document',
    { source: 'a: 1\nkey: 2\n', target: 'x: 1\n...\n' },
    'a: 1\n',
    'x: 1\nkey: 2\n...\n',
  );
  moves('into an empty file', { source: 'a: 1\nkey: 2\n', target: '' }, 'a: 1\n', 'key: 2\n');
  moves(
    'behind nothing but comments',
    { source: 'a: 1\nkey: 2\n', target: '# only\n' },
    'a: 1\n',
    '# only\n\nkey: 2\n',
  );
  moves(
    'below its commented-out twin in a file that has no keys',
    { source: 'a: 1\nkey: 2\n', target: '# doc\n#key: 1\n\n# more\n' },
    'a: 1\n',
    '# doc\n#key: 1\nkey: 2\n\n# more\n',
  );
});

describe('into a section of the other file', () => {
  moves(
    'deeper, under another name, at the columns of that file',
    { source: 'a: 1\n# doc\nkey:\n  b: 1\n', target: 'p:\n    q: 1\nr: 2\n', to: ['p', 'new'] },
    'a: 1\n',
    'p:\n    q: 1\n    # doc\n    new:\n      b: 1\nr: 2\n',
  );
  moves(
    'which is missing',
    { source: 'a: 1\n# doc\nkey: 2 # t\n', target: 'x:\n    y: 1\n', to: ['p', 'q', 'new'] },
    'a: 1\n',
    'x:\n    y: 1\np:\n    q:\n        # doc\n        new: 2 # t\n',
  );
  moves(
    'which is null and has its options commented out',
    { source: 'a: 1\nkey: 2\n', target: 'p: # c\n   # doc\n   #key: 1\n\n   #other: 2\nz: 1\n', to: ['p', 'key'] },
    'a: 1\n',
    'p: # c\n   # doc\n   #key: 1\n   key: 2\n\n   #other: 2\nz: 1\n',
  );
  moves(
    'which is {}',
    { source: 'a: 1\nkey: 2\n', target: 'p: {} # c\n', to: ['p', 'key'] },
    'a: 1\n',
    'p: # c\n  key: 2\n',
  );
  moves(
    'which is in braces: its value goes over',
    { source: 'a: 1\nkey:\n  b: [x, "::1"]\n', target: 'p: {q: 1}\n', to: ['p', 'key'] },
    'a: 1\n',
    'p: {q: 1, key: {b: [x, "::1"]}}\n',
  );
  moves(
    'out of braces',
    { source: 'a: {key: 1, b: 2}\n', from: ['a', 'key'], target: 'x: 1\n' },
    'a: {b: 2}\n',
    'x: 1\nkey: 1\n',
  );
});

describe('what it leaves', () => {
  const only = { source: 'a: # c\n  key: 1\nz: 1\n', from: ['a', 'key'], target: 'x: 1\n' };
  moves('an empty section', only, 'a: {} # c\nz: 1\n', 'x: 1\nkey: 1\n');
  moves('no section', { ...only, onEmpty: 'remove' }, 'z: 1\n', 'x: 1\nkey: 1\n');
  moves('a null', { ...only, onEmpty: 'null' }, 'a: # c\nz: 1\n', 'x: 1\nkey: 1\n');
});

describe('what cannot be done exactly', () => {
  refuses('the name is taken there', { source: 'key: 1\na: 1\n', target: 'key: 2\n' }, 'EXISTS');
  refuses('it is not here', { source: 'a: 1\n', target: 'x: 1\n' }, 'NO_PATH');
  refuses('it is given twice', { source: 'key: 1\nkey: 2\na: 1\n', target: 'x: 1\n' }, 'DUPLICATE_KEY');
  refuses('an alias whose anchor stays', { source: 'a: &a 1\nkey: *a\n', target: 'x: 1\n' }, 'BROKE_SYNTAX');
  refuses('an anchor whose alias stays', { source: 'key: &a 1\nb: *a\n', target: 'x: 1\n' }, 'BROKE_SYNTAX');
  refuses(
    'a comment that braces have no place for',
    { source: '# head\n\n# doc\nkey: 1\na: 1\n', target: 'p: {q: 1}\n', to: ['p', 'key'] },
    'WOULD_LOSE_COMMENTS',
  );
  refuses(
    'a block scalar that the end of its file cut short',
    { source: 'a: 1\nkey: |\n  x', target: 'x: 1\n' },
    'SEMANTICS',
  );
  refuses('a scalar in the way', { source: 'a: 1\nkey: 2\n', target: 'p: text\n', to: ['p', 'key'] }, 'NOT_A_MAP');
});
