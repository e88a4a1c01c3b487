/** Edits upon edits: what they make of the text, and what they come to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pieces, type Splice } from '../../src/yaml/splice.js';
import { spliced } from './applied.js';
import { seed } from './seed.js';

const net = (text: string, ...steps: ReadonlyArray<readonly Splice[]>): readonly Splice[] =>
  steps.reduce((pieces, splices) => pieces.apply(splices), Pieces.of(text)).splices();

describe('net edits', () => {
  test.each<[string, ReadonlyArray<readonly Splice[]>, readonly Splice[]]>([
    ['none', [[]], []],
    ['an edit by the same text', [[{ start: 1, end: 3, text: 'bc' }]], []],
    ['only what differs', [[{ start: 0, end: 5, text: 'abXde' }]], [{ start: 2, end: 3, text: 'X' }]],
    [
      'an edit of what an edit brought in',
      [[{ start: 2, end: 2, text: 'XYZ' }], [{ start: 3, end: 4, text: '' }]],
      [{ start: 2, end: 2, text: 'XZ' }],
    ],
    ['what comes and goes', [[{ start: 2, end: 2, text: 'XY' }], [{ start: 2, end: 4, text: '' }]], []],
    [
      'two that touch are one',
      [[{ start: 1, end: 2, text: 'X' }], [{ start: 2, end: 3, text: 'Y' }]],
      [{ start: 1, end: 3, text: 'XY' }],
    ],
    [
      'an edit around an earlier one',
      [[{ start: 2, end: 3, text: 'XX' }], [{ start: 1, end: 5, text: '' }]],
      [{ start: 1, end: 4, text: '' }],
    ],
    [
      'two at once, in any order',
      [
        [
          { start: 4, end: 5, text: 'E' },
          { start: 0, end: 1, text: 'A' },
        ],
      ],
      [
        { start: 0, end: 1, text: 'A' },
        { start: 4, end: 5, text: 'E' },
      ],
    ],
  ])('%s', (_, steps, splices) => {
    expect(net('abcde', ...steps)).toEqual(splices);
  });

  test.each<[string, readonly Splice[]]>([
    [
      'overlap',
      [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ],
    ],
    ['lie behind the end', [{ start: 4, end: 6, text: '' }]],
  ])('edits that %s are a mistake of the program', (_, splices) => {
    expect(() => Pieces.of('abcde').apply(splices)).toThrow(RangeError);
  });

  test('make the new text of the old, whatever the edits', () => {
    const edit = fc.record({
      start: fc.nat(30),
      length: fc.nat(8),
      text: fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 4 }),
    });
    const original = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength: 30 });
    const holds = fc.property(original, fc.array(edit, { maxLength: 6 }), (text, edits) => {
      let pieces = Pieces.of(text);
      let now = text;
      for (const { start, length, text: added } of edits) {
        const from = start % (now.length + 1);
        const splice = { start: from, end: Math.min(now.length, from + length), text: added };
        pieces = pieces.apply([splice]);
        now = now.slice(0, splice.start) + added + now.slice(splice.end);
      }
      expect(pieces.toString()).toBe(now);
      expect(spliced(text, pieces.splices())).toBe(now);
    });
    fc.assert(holds, { numRuns: 2000, seed: seed('splices') });
  });
});
