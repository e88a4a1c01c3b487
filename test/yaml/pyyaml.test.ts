/** This program and PyYAML side by side: no text may mean one thing here and another to Synapse. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/yaml/read.js';
import { canonical, PYYAML, pythonReads } from './pyyaml.js';
import { seed } from './seed.js';
import { Tally } from './tally.js';
import { typedByMonkeys } from './typed-by-monkeys.js';

/** What PyYAML reads and this program says it does not: by code, and for the `yaml` package's codes also why. */
const STRICTER: ReadonlyMap<string, RegExp> = new Map([
  ['LONE_CR', /carriage return/],
  ['YAML11_BREAK', /line separator/],
  ['INNER_BOM', /byte order mark/],
  ['ANCHOR_NAME', /letters, digits/],
  ['EMPTY_KEY', /without a key/],
  ['MULTILINE_IMPLICIT_KEY', /over more than one line/],
  ['ALIAS_CYCLE', /within the value/],
  ['FLOW_PLAIN', /needs quotes/],
  ['BLOCK_IN_FLOW', /a dash.* in brackets/],
  ['MISSING_CHAR', /comment without a space|quote that does not end|key without a colon|without a space behind/],
]);

type Verdict = { readonly as: string } | { readonly wrong: string };

function compared(text: string, python: string | undefined): Verdict {
  const reading = readYaml(text);
  if (reading.kind === 'yaml') {
    const value = canonical(reading.yaml.data);
    if (value === python) return { as: 'read alike' };
    return { wrong: `${JSON.stringify(text)} is ${python ?? 'an error'} to PyYAML, not ${value}` };
  }
  if (python === undefined) return { as: 'refused by both' };
  const [refusal] = reading.refusals;
  const known = refusal && STRICTER.get(refusal.code)?.test(refusal.what);
  if (known) return { as: `refused here: ${refusal.code}` };
  return { wrong: `${JSON.stringify(text)} is ${python} to PyYAML, but refused: ${refusal?.code} ${refusal?.what}` };
}

function held(name: string, texts: readonly string[]): Tally {
  const tally = new Tally(`${name}, against PyYAML ${PYYAML}`);
  const answers = pythonReads(texts);
  const wrong: string[] = [];
  texts.forEach((text, index) => {
    const verdict = compared(text, answers[index]);
    if ('wrong' in verdict) wrong.push(verdict.wrong);
    else tally.count(verdict.as);
  });
  tally.print();
  expect(wrong).toEqual([]);
  return tally;
}

function documents(): readonly string[] {
  const listed: unknown = JSON.parse(readFileSync(new URL('./documents.json', import.meta.url), 'utf8'));
  if (!Array.isArray(listed)) throw new Error('documents.json is not a list');
  const long = [1000, 1024, 1025, 1030].map(length => 'x'.repeat(length));
  return [
    ...listed.map(String),
    ...[50, 900].map(depth => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`),
    ...long.flatMap(key => [`${key}: 1\n`, `"${key}": 1\n`, `? ${key}\n: 1\n`, `k: {${key}: 1}\n`, `k: ${key}\n`]),
  ];
}

describe.skipIf(PYYAML === undefined)('read as PyYAML reads', { timeout: 300_000 }, () => {
  test('documents on which YAML readers disagree', () => {
    const tally = held('documents', documents());
    // Not an empty comparison, and not one that refuses whatever is hard.
    expect(tally.of('read alike')).toBeGreaterThan(450);
    expect(tally.of('refused by both')).toBeGreaterThan(200);
  });

  test('configuration with slips, and random signs', () => {
    const texts = fc.sample(typedByMonkeys, { numRuns: 6000, seed: seed('monkeys') });
    const tally = held('generated', texts);
    expect(tally.of('read alike')).toBeGreaterThan(2000);
  });
});
