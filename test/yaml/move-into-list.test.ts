/** A section that becomes the last item of a list, with its comments. */
import { describe } from 'vitest';
import { edits, type Operation, refuses } from './edited.js';

const intoList: Operation = yaml => yaml.moveIntoList(['section'], ['list']);

describe('the list is missing: the section becomes it where it stands', () => {
  edits(
    'comments above, beside and within',
    'z: 1\n# doc\nsection: # beside\n  # of a\n  a: x # t\n  b: [1]\n\n  #c: 1\ny: 2\n',
    intoList,
    'z: 1\n# doc\nlist: # beside\n  # of a\n  - a: x # t\n    b: [1]\n\n    #c: 1\ny: 2\n',
  );
  edits(
    'dash right under the key, as the file has it',
    'other:\n- 1\nsection:\n    a: x\n    b:\n        c: 1\n',
    intoList,
    'other:\n- 1\nlist:\n- a: x\n  b:\n      c: 1\n',
  );
  edits('1 column of indent', 'section:\n a: x\n b: y\n', intoList, 'list:\n - a: x\n   b: y\n');
  edits('8 columns', 'section:\n        a: x\n', intoList, 'list:\n        - a: x\n');
  edits('quoted key', '"section":\n  a: x\n', intoList, '"list":\n  - a: x\n'.replace('"list"', 'list'));
  edits(
    'nested, beside the section',
    'p:\n  section:\n    a: x\n  q: 1\n',
    yaml => yaml.moveIntoList(['p', 'section'], ['p', 'list']),
    'p:\n  list:\n    - a: x\n  q: 1\n',
  );
  edits('no final line end', 'section:\n  a: x', intoList, 'list:\n  - a: x');
  edits('CRLF', 'section:\r\n  # c\r\n  a: x\r\n', intoList, 'list:\r\n  # c\r\n  - a: x\r\n');
  edits('byte order mark', '\ufeffsection:\n  a: x\n', intoList, '\ufefflist:\n  - a: x\n');
  edits(
    'block scalar inside keeps its text',
    'section:\n  a: |\n    one\n      two\n\n    three\n  b: 1\n',
    intoList,
    'list:\n  - a: |\n      one\n        two\n\n      three\n    b: 1\n',
  );
});

describe('the list is there: the section goes behind its last item', () => {
  edits(
    'its comments stand above the item',
    'list:\n  - a: 1\n    b: 2\n\n# doc\nsection: # beside\n  # of a\n  a: x\n\n# next\nz: 1\n',
    intoList,
    'list:\n  - a: 1\n    b: 2\n  # doc\n  # beside\n  # of a\n  - a: x\n\n# next\nz: 1\n',
  );
  edits(
    'the section first, dashes right under the key, 4 columns',
    'section:\n    a: x\n    b:\n        c: 1\nlist:\n- a: 1 # t\n# next\nz: 1\n',
    intoList,
    'list:\n- a: 1 # t\n- a: x\n  b:\n      c: 1\n# next\nz: 1\n',
  );
  edits(
    'behind a comment that belongs to the last item',
    'list:\n  - a: 1\n    #b: 2\nsection:\n  a: x\n',
    intoList,
    'list:\n  - a: 1\n    #b: 2\n  - a: x\n',
  );
  edits('an empty list', 'list: [] # c\nsection:\n  a: x\n', intoList, 'list: # c\n  - a: x\n');
  edits('a null', 'list: # c\nsection:\n  a: x\n', intoList, 'list: # c\n  - a: x\n');
  edits('a null written out', 'list: ~\nsection:\n  a: x\n', intoList, 'list:\n  - a: x\n');
  edits('no final line end', 'list:\n  - a: 1\nsection:\n  a: x', intoList, 'list:\n  - a: 1\n  - a: x');
  edits('CRLF', 'list:\r\n- a: 1\r\nsection:\r\n  a: x\r\n', intoList, 'list:\r\n- a: 1\r\n- a: x\r\n');
  edits(
    'a list in another section',
    'p:\n  list:\n    - a: 1\nsection:\n  a: x\n',
    yaml => yaml.moveIntoList(['section'], ['p', 'list']),
    'p:\n  list:\n    - a: 1\n    - a: x\n',
  );
});

describe('what cannot be done exactly', () => {
  refuses('no such section', 'list: []\n', intoList, 'NO_PATH');
  refuses('a scalar', 'list: []\nsection: x\n', intoList, 'UNSUPPORTED');
  refuses('braces', 'list: []\nsection: {a: x}\n', intoList, 'UNSUPPORTED');
  refuses('a section within braces', '{section: {a: x}, list: []}\n', intoList, 'UNSUPPORTED');
  refuses('a list in brackets', 'list: [{a: 1}]\nsection:\n  a: x # c\n', intoList, 'WOULD_LOSE_COMMENTS');
  refuses(
    'an empty list within braces',
    'p: {list: []}\nsection:\n  a: x\n',
    yaml => yaml.moveIntoList(['section'], ['p', 'list']),
    'UNSUPPORTED',
  );
  refuses('not a list', 'list: text\nsection:\n  a: x\n', intoList, 'NOT_A_SEQ');
  refuses('a list that is an alias', 'o: &o [1]\nlist: *o\nsection:\n  a: x\n', intoList, 'NOT_A_SEQ');
  refuses('a section that is given twice', 'section:\n  a: 1\nsection:\n  a: 2\n', intoList, 'DUPLICATE_KEY');
  refuses('a list that others see, too', 'list: &l\n- a: 1\no: *l\nsection:\n  a: x\n', intoList, 'SEMANTICS');
  refuses(
    'a missing list elsewhere',
    'p:\n  q: 1\nsection:\n  a: x\n',
    yaml => yaml.moveIntoList(['section'], ['p', 'list']),
    'NO_PATH',
  );
});
