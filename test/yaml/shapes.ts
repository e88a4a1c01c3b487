/** Random documents: values together with how somebody writes them. What they read as is known without a parser. */
import fc from 'fast-check';
import type { Value } from '../../src/yaml/value.js';

/** A line between others: empty, or a comment of one kind. */
export type Remark = 'blank' | 'note' | 'option' | 'banner';

export interface Member {
  readonly name: number;
  readonly keyStyle: 'plain' | 'single' | 'double' | 'explicit';
  /** The same key as the member before it. */
  readonly twin: boolean;
  readonly above: readonly Remark[];
  readonly beside: boolean;
  /** Blanks behind the colon. */
  readonly gap: number;
  readonly value: Shape;
}
export interface Collection {
  readonly kind: 'mapping' | 'sequence';
  readonly layout: 'block' | 'flow' | 'flow lines';
  /** Columns that the members are indented by; a sequence may stand right under its key. */
  readonly step: number;
  /** Blanks behind a dash, or within braces. */
  readonly gap: number;
  readonly members: readonly Member[];
  readonly end: readonly Remark[];
}
export interface Text {
  readonly kind: 'text';
  readonly style: 'plain' | 'single' | 'double' | 'plain lines' | 'double lines' | 'literal' | 'folded';
  readonly choice: number;
  readonly step: number;
}
export interface Nothing {
  readonly kind: 'nothing';
  readonly written: '' | '~' | 'null';
  /** What is commented out below it. */
  readonly below: readonly Remark[];
  readonly step: number;
}
export type Shape = Collection | Text | Nothing;

export interface Frame {
  readonly eol: '\n' | '\r\n';
  readonly mark: boolean;
  readonly finalEnd: boolean;
  /** A comment of the file, and a blank line. */
  readonly head: boolean;
  readonly start: boolean;
  readonly stop: boolean;
  readonly column: 0 | 2;
  /** An anchor, an alias and a merge key behind the other members. */
  readonly anchors: boolean;
}
export interface Document {
  readonly frame: Frame;
  readonly root: Collection;
}

/** A scalar as it is written, and its value. */
type Written = readonly [source: string, value: Value];

const BARE: readonly Written[] = [
  ['yes', true],
  ['Off', false],
  ['true', true],
  ['0600', 384],
  ['1_000', 1000],
  ['1:30', 90],
  ['1e3', '1e3'],
  ['.5', 0.5],
  ['y', 'y'],
  ['08', '08'],
  ['10M', '10M'],
  ['127.0.0.1', '127.0.0.1'],
  ['a b', 'a b'],
  ['http://x:8008/', 'http://x:8008/'],
  ['p#w', 'p#w'],
  ['-1', -1],
  ['0x1F', 31],
  ['12345678901234567890', 12345678901234567890n],
];
const SINGLE: readonly Written[] = [
  ["'it''s'", "it's"],
  ["'# no comment'", '# no comment'],
  ["'{{ user }}'", '{{ user }}'],
  ["'1'", '1'],
  ["''", ''],
  ["'a: b'", 'a: b'],
];
const DOUBLE: readonly Written[] = [
  ['"a \\" b"', 'a " b'],
  ['"caf\\u00e9"', 'caf\u00e9'],
  ['" # no comment"', ' # no comment'],
  ['"yes"', 'yes'],
  ['"a\\nb"', 'a\nb'],
  ['"]"', ']'],
];
/** Lines of a block scalar, and what `|-` and `>-` make of them. */
const BLOCKS: ReadonlyArray<readonly [lines: readonly string[], literal: string, folded: string]> = [
  [['text'], 'text', 'text'],
  [['one', 'two # no comment'], 'one\ntwo # no comment', 'one two # no comment'],
  [['a: 1', '', '# none'], 'a: 1\n\n# none', 'a: 1\n# none'],
];
const oneOf = <T>(all: readonly T[], choice: number): T => {
  const chosen = all[choice % all.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
};
/** One-line scalars may stand anywhere; `lines` are behind the key and below it. */
export function written(text: Text, inFlow: boolean): { readonly lines: readonly string[]; readonly value: Value } {
  const { style, choice } = text;
  if (style === 'plain lines' && !inFlow) return { lines: ['one', 'two'], value: 'one two' };
  if (style === 'double lines' && !inFlow) return { lines: ['"one', ' two"'], value: 'one two' };
  if ((style === 'literal' || style === 'folded') && !inFlow) {
    const [lines, literal, folded] = oneOf(BLOCKS, choice);
    const strip = choice % 2 === 0;
    const value = (style === 'literal' ? literal : folded) + (strip ? '' : '\n');
    return { lines: [(style === 'literal' ? '|' : '>') + (strip ? '-' : ''), ...lines], value };
  }
  const [source, value] = oneOf(style === 'single' ? SINGLE : style === 'double' ? DOUBLE : BARE, choice);
  return { lines: [source], value };
}

const NAMES = ['listeners', 'port', 'tls', 'max_size', 'a-b', 'x.y', 'names', 'enabled', 'host', 'key', 'q', 'to'];
const QUOTED = ['a b', 'yes', '::1', '#x', 'null', '- a', 'port', 'key'];

/** @param taken names that the mapping has already */
export function nameOf({ name, keyStyle }: Member, taken: ReadonlySet<string>): string {
  const names = keyStyle === 'plain' || keyStyle === 'explicit' ? NAMES : QUOTED;
  const first = oneOf(names, name);
  let free = first;
  for (let count = 2; taken.has(free); count++) free = `${first}_${count}`;
  return free;
}

const remark = fc.constantFrom<Remark>('note', 'note', 'note', 'blank', 'blank', 'option', 'banner');
const remarks = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(remark, { maxLength: 4 }));
const step = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(2, 4) }, fc.integer({ min: 1, max: 8 }));

const text: fc.Arbitrary<Text> = fc.record({
  kind: fc.constant('text'),
  style: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Text['style']>('plain') },
    fc.constantFrom<Text['style'][]>('single', 'double', 'plain lines', 'double lines', 'literal', 'folded'),
  ),
  choice: fc.nat(100),
  step,
});
const nothing: fc.Arbitrary<Nothing> = fc.record({
  kind: fc.constant('nothing'),
  written: fc.constantFrom('', '', '~', 'null'),
  below: remarks,
  step,
});
const collectionOf = (value: fc.Arbitrary<Shape>, fewest: number): fc.Arbitrary<Collection> =>
  fc.record({
    kind: fc.constantFrom('mapping', 'mapping', 'sequence'),
    layout: fc.constantFrom('block', 'block', 'block', 'flow', 'flow lines'),
    step: fc.oneof(step, fc.constant(0)),
    gap: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 4 })),
    members: fc.array(memberOf(value), { minLength: fewest, maxLength: 4 }),
    end: remarks,
  });
const memberOf = (value: fc.Arbitrary<Shape>): fc.Arbitrary<Member> =>
  fc.record({
    name: fc.nat(100),
    keyStyle: fc.oneof(
      { weight: 8, arbitrary: fc.constant<Member['keyStyle']>('plain') },
      fc.constantFrom<Member['keyStyle'][]>('single', 'double', 'explicit'),
    ),
    twin: fc.nat(30).map(number => number === 7),
    above: remarks,
    beside: fc.boolean(),
    gap: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.constantFrom(2, 3)),
    value,
  });

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: nothing },
    { weight: 4, arbitrary: collectionOf(tie('shape'), 0) },
  ),
}));

const often = (value: boolean): fc.Arbitrary<boolean> => fc.nat(9).map(number => (number < 8 ? value : !value));

export const document: fc.Arbitrary<Document> = fc.record({
  frame: fc.record({
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    mark: often(false),
    finalEnd: often(true),
    head: fc.boolean(),
    start: often(false),
    stop: often(false),
    column: fc.constantFrom(0, 0, 0, 0, 2),
    anchors: often(false),
  }),
  root: collectionOf(shape, 1).map(root => ({
    ...root,
    kind: root.gap === 4 ? root.kind : 'mapping',
    layout: root.step === 8 ? root.layout : 'block',
  })),
});
