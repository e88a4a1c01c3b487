/** A random key of one random document goes to a random place of another. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditRefused } from '../../src/yaml/edit-refused.js';
import type { OnEmpty } from '../../src/yaml/intent.js';
import type { Path, Value } from '../../src/yaml/value.js';
import { moveBetween, YamlText } from '../../src/yaml/yaml-text.js';
import { spliced } from './applied.js';
import { entriesOf, isMap, without, withPair } from './plain-edits.js';
import { NEW, show } from './random-edits.js';
import { seed } from './seed.js';
import { document } from './shapes.js';
import { Tally } from './tally.js';
import { type Written, writtenDocument } from './written-document.js';

const RUNS = 1000;

interface Move {
  readonly from: Path;
  readonly value: Value;
  readonly to: Path;
  readonly onEmpty: OnEmpty;
}

/** @returns undefined if the one has no key to give, or the other no place for it */
function moveOf(source: Value, target: Value, subject: number, place: number, onEmpty: OnEmpty): Move | undefined {
  const keys = entriesOf(source).filter(({ path }) => typeof path.at(-1) === 'string');
  const sections = [
    ...(isMap(target) ? [[]] : []),
    ...entriesOf(target).flatMap(one => (takes(one.value) ? [one.path] : [])),
  ];
  const key = keys[subject % Math.max(1, keys.length)];
  const section = sections[place % Math.max(1, sections.length)];
  const missing = place % 5 === 0 ? ['new_parent'] : [];
  return key && section && { from: key.path, value: key.value, to: [...section, ...missing, NEW], onEmpty };
}
const takes = (value: Value): boolean => isMap(value) || value === null;

/** Anchors, equal keys and unfinished last lines are where the check of an edit may have something to catch. */
const isPlain = (written: Written, yaml: YamlText): boolean =>
  !written.anchors && !yaml.duplicates.length && yaml.text.endsWith('\n');

test(`${RUNS} moves between two files`, { timeout: 600_000 }, () => {
  const tally = new Tally('moves between files');
  const onEmpty = fc.constantFrom<OnEmpty[]>('empty', 'remove', 'null');
  const property = fc.property(
    document,
    document,
    fc.nat(),
    fc.nat(),
    onEmpty,
    (one, other, subject, place, emptied) => {
      const [giver, taker] = [writtenDocument(one), writtenDocument(other)];
      const move = moveOf(giver.value, taker.value, subject, place, emptied);
      if (!move) return;
      const [source, target] = [YamlText.parse(giver.text), YamlText.parse(taker.text)];
      const fail = (why: string): never => {
        throw new Error(`${why}\n${show(move)}\n${giver.text}\n=>\n${taker.text}`);
      };
      try {
        const after = moveBetween(source, move.from, target, move.to, { onEmpty: move.onEmpty });
        tally.count('done');
        const left = without(giver.value, move.from, move.onEmpty);
        if (!isDeepStrictEqual(after.source.value([]), left)) fail(`leaves ${show(after.source.value([]))}`);
        const meant = withPair(taker.value, move.to, move.value);
        if (!isDeepStrictEqual(after.target.value([]), meant)) fail(`becomes ${show(after.target.value([]))}`);
        const came = after.target.comments.length - target.comments.length;
        const went = source.comments.length - after.source.comments.length;
        if (move.onEmpty === 'remove' ? came > went : came !== went) fail(`${went} comments go, ${came} come`);
        if (target.eol === '\r\n' && /(?<!\r)\n/.test(after.target.text)) fail('a line ends in another way');
        for (const [before, now] of [
          [source, after.source],
          [target, after.target],
        ] as const)
          if (spliced(before.text, now.editsSince(before)) !== now.text) fail('the edits do not make the text');
      } catch (error) {
        if (!(error instanceof EditRefused)) throw error;
        tally.count(`refused, ${error.code}`);
        const caught = error.code === 'SEMANTICS' || error.code === 'BROKE_SYNTAX';
        if (caught && isPlain(giver, source) && isPlain(taker, target)) fail(`${error.code}: ${error.message}`);
      }
    },
  );
  const run = fc.check(property, { numRuns: RUNS, seed: seed('moves between files') });
  tally.print();
  if (run.failed) throw run.errorInstance;
  expect(run.numRuns).toBe(RUNS);
  expect(tally.of('done')).toBeGreaterThan(RUNS / 3);
});
