import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { changes, cleanup, deprecated } from '../../src/chain/consequence.js';
import { blocks } from '../../src/chain/contract.js';
import type { Step } from '../../src/chain/walk.js';
import { series, shortSeries } from '../../src/report/amounts.js';
import { withChangedWords } from '../../src/report/changed-words.js';
import { ifLeftOut, leftOut, startVerdict } from '../../src/report/consequence-words.js';
import { diffLines } from '../../src/report/diff-screen.js';
import { nameIn, patchFolder } from '../../src/report/file-names.js';
import { type DiffLine, piece, printed } from '../../src/report/line.js';
import { lookOf } from '../../src/report/look.js';
import { legendLines, rows, table, wrapped } from '../../src/report/prose.js';
import { timeLineRows } from '../../src/report/time-line.js';
import { deploymentOf, fileOf, viewOf } from './deployments.js';

const { look } = viewOf();
const narrow = { ...look, width: 40 };

describe('prose', () => {
  it('wraps at the width and never inside a word', () => {
    const lines = wrapped('one two three four five six seven eight nine ten', narrow, '  ');
    expect(lines).toEqual(['  one two three four five six seven', '  eight nine ten']);
    expect(wrapped('x'.repeat(60), narrow, '  ')).toEqual([`  ${'x'.repeat(60)}`]);
  });
  it('two columns become two lines an entry where there is no room', () => {
    const entries = [
      ['a', 'first'],
      ['long', 'second'],
    ] as const;
    expect(rows(entries, look)).toEqual(['  a     first', '  long  second']);
    expect(rows(entries, narrow)).toEqual(['  a', '    first', '  long', '    second']);
    expect(rows(entries, { ...look, accessible: true })).toEqual(['a: first', 'long: second']);
  });
  it('cells that do not fit go below', () => {
    const cells = [['will not start', 'v1.84.0/x', 'somewhere.yaml:3']];
    expect(table(cells, look)).toEqual(['  will not start  v1.84.0/x  somewhere.yaml:3']);
    expect(table(cells, narrow)).toEqual(['  will not start  v1.84.0/x', '    somewhere.yaml:3']);
  });
  it('a legend wraps between its entries', () => {
    expect(legendLines(['y yes', 'n no (Enter)', 'q stop'], { ...look, width: 28 })).toEqual([
      '  y yes   n no (Enter)',
      '  q stop',
    ]);
  });
  it('lists end with "and"', () => {
    expect([series([]), series(['a']), series(['a', 'b']), series(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(shortSeries(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});

describe('colour', () => {
  const terminal = { isTTY: true, columns: 200 };
  it('is for terminals, unless the environment or the admin says otherwise', () => {
    expect(lookOf(terminal, 'auto', {}).colour).toBe(true);
    expect(lookOf({}, 'auto', {}).colour).toBe(false);
    expect(lookOf(terminal, 'auto', { NO_COLOR: '1' }).colour).toBe(false);
    expect(lookOf(terminal, 'auto', { TERM: 'dumb' }).colour).toBe(false);
    expect(lookOf(terminal, 'never', {}).colour).toBe(false);
    expect(lookOf({}, 'always', { NO_COLOR: '1' }).colour).toBe(true);
  });
  it('prose is never wider than 80 columns', () => {
    expect(lookOf(terminal, 'auto', {}).width).toBe(80);
    expect(lookOf({ isTTY: true, columns: 50 }, 'auto', {}).width).toBe(50);
  });
  it('without it the text is the same byte for byte', () => {
    const lines = ['Synapse 1.88.0 will not start', { kind: '-', pieces: piece('a: 1') } as const];
    const coloured = lines.map(line => printed(line, { ...look, colour: true }));
    expect(coloured.join()).toContain('\x1b[');
    expect(coloured.map(text => stripVTControlCharacters(text))).toEqual(lines.map(line => printed(line, look)));
  });
});

describe('what comes from files', () => {
  it('cannot steer the terminal', () => {
    const hostile = 'a\x1b[2Jb\x07c\u202ed\re\u009bf';
    expect(printed(hostile, look)).toBe('a\\x1b[2Jb\\x07c\\u202ed\\x0de\\x9bf');
    expect(printed({ kind: '+', pieces: piece(hostile) }, look)).toBe('+a\\x1b[2Jb\\x07c\\u202ed\\x0de\\x9bf');
  });
  it('keeps tabs, and letters of every language', () => {
    expect(printed('ä\t漢 🙂', look)).toBe('ä\t漢 🙂');
  });
});

describe('changed words', () => {
  const line = (kind: '-' | '+', text: string): DiffLine => ({ kind, pieces: piece(text) });
  it('are marked where a line stands against a line', () => {
    const [removed, added] = withChangedWords([line('-', 'host: localhost'), line('+', 'host: 127.0.0.1')]);
    expect(removed?.pieces.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['localhost']);
    expect(added?.pieces.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['127.0.0.1']);
  });
  it('are not marked where the numbers of lines differ', () => {
    const lines = [line('-', 'a: 1'), line('+', 'a: 2'), line('+', 'b: 3')];
    expect(withChangedWords(lines)).toEqual(lines);
  });
});

describe('the diff on a screen', () => {
  const workers = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const before = fileOf(`workers/w${index + 1}.yaml`, `worker_name: w${index + 1}\nworker_app: a\nold: 1\n`);
      return { before, after: before.withYaml(before.yaml.delete(['old'])) };
    });
  const text = (count: number, all = false): readonly string[] =>
    diffLines(workers(count), viewOf(), all).map(line => printed(line, look));

  it('prints up to 5 files whole and folds equal ones from the sixth on', () => {
    expect(text(5).filter(line => line.startsWith('---'))).toHaveLength(5);
    expect(text(8).filter(line => line.startsWith('---'))).toHaveLength(5);
    expect(text(8).at(-1)).toBe('The same lines in workers/w6.yaml, workers/w7.yaml and workers/w8.yaml.');
    expect(text(8, true).filter(line => line.startsWith('---'))).toHaveLength(8);
  });
  it('uses words for a screen reader', () => {
    const accessible = { ...look, accessible: true };
    expect(diffLines(workers(1), viewOf({ look: accessible })).map(line => printed(line, accessible))).toEqual([
      'File workers/w1.yaml, line 3.',
      'removed: old: 1',
      'End of change.',
    ]);
  });
});

describe('consequences', () => {
  const files = ['one', 'two'].map(name => fileOf(`${name}.yaml`, `worker_name: ${name}\nworker_app: x\n`));
  const deployment = deploymentOf(fileOf('homeserver.yaml', 'server_name: example.org\n'), ...files);
  const step = (consequence: Step['consequence'], main: boolean, workers: readonly string[]): Step => ({
    id: 'v1.2.0/x',
    transform: { summary: 'x', otherwise: consequence, change: () => {} },
    consequence,
    affected: { main, workers },
    outcome: { kind: 'refused', where: { file: 'x', line: 1, option: 'x' }, reason: 'x', ...said },
    before: deployment,
    leftByAnswer: false,
  });
  const said = { notices: [], evidence: [], consequence: undefined, reads: new Set<string>() };
  const all = ['one', 'two'];

  it('name release and processes', () => {
    expect(ifLeftOut(step(blocks('every process', 'the option is refused'), true, all), '1.88.0')).toBe(
      'Synapse 1.88.0 will not start: main process and 2 workers. The option is refused.',
    );
    expect(ifLeftOut(step(changes('the main process', 'it is off'), true, []), '1.88.0')).toBe(
      'Synapse 1.88.0 behaves differently (main process): it is off.',
    );
    expect(ifLeftOut(step(deprecated('every process', 'read'), true, all), '1.88.0')).toBe(
      'Still works in 1.88.0: read.',
    );
    expect(ifLeftOut(step(cleanup('every process', 'no message is logged'), true, all), '1.88.0')).toBe(
      'Ignored; no message is logged.',
    );
  });
  it('say that a main process without its workers can look healthy', () => {
    expect(ifLeftOut(step(blocks('every worker', 'instance_map.main is required'), false, all), '1.88.0')).toBe(
      'Synapse 1.88.0 will not start 2 workers: instance_map.main is required. ' +
        'The main process starts, so it can look healthy.',
    );
  });
  it('name the workers once it is left out', () => {
    expect(leftOut(step(blocks('every worker', 'x_y is refused'), false, all), '1.88.0')).toBe(
      'Left out. Synapse 1.88.0 will not start one and two: x_y is refused. You are asked once more before writing.',
    );
  });
  it('the verdict adds them up', () => {
    const worker = step(blocks('every worker', 'x'), false, ['one']);
    const main = step(blocks('the main process', 'x'), true, ['two']);
    expect(startVerdict([worker], '1.88.0', deployment)).toBe('Synapse 1.88.0 will not start: 1 worker');
    expect(startVerdict([worker, main], '1.88.0', deployment)).toBe('Synapse 1.88.0 will not start: no process');
    expect(startVerdict([step(cleanup('every process', 'x'), true, all)], '1.88.0', deployment)).toBeUndefined();
  });
  it('are a time line of releases', () => {
    const otherwise = {
      '1.84.0': changes('every worker', 'without a map they are lost'),
      '1.84.1': deprecated('every worker', 'both are read'),
      '1.88.0': blocks('every worker', 'the old one is refused'),
      '1.90.0': 'over',
    } as const;
    const transform = { summary: '', otherwise, before: 'only the old one is read', change: () => {} };
    expect(timeLineRows({ id: 'v1.84.0/x', transform })).toEqual([
      ['up to 1.83', 'only the old one is read'],
      ['1.84.0', 'behaves differently (every worker): without a map they are lost'],
      ['1.84.1 to 1.87', 'still works (every worker): both are read'],
      ['1.88.0 to 1.89', 'will not start (every worker): the old one is refused'],
      ['from 1.90.0', 'nothing is left of it'],
    ]);
  });
});

describe('file names', () => {
  it('are relative to the folder, whole outside it', () => {
    expect(nameIn('/etc/synapse', '/etc/synapse/conf.d/a.yaml')).toBe('conf.d/a.yaml');
    expect(nameIn('/etc/synapse', '/etc/synapse')).toBe('/etc/synapse');
    expect(nameIn('/etc/synapse', '/etc/other/a.yaml')).toBe('/etc/other/a.yaml');
    expect(nameIn('/etc/synapse', '/etc/synapse/..a.yaml')).toBe('..a.yaml');
  });
  it('a patch applies in the deepest folder that holds every changed file', () => {
    expect(patchFolder('/etc/synapse', ['a.yaml', 'conf.d/b.yaml'])).toBe('/etc/synapse');
    expect(patchFolder('/etc/synapse', ['a.yaml', '/etc/workers/b.yaml'])).toBe('/etc');
  });
});
