import { describe, expect, it } from 'vitest';
import { silenced } from './silenced.js';
import { linesOf, projectFiles, readText, type SourceFile } from './source-files.js';

const MOST_LINES = 300;
const MOST_LINES_OF_A_TRANSFORM = 120;
/** Lines end before column 120. */
const MOST_COLUMNS = 119;

const tooLong = (files: readonly SourceFile[], most: number): readonly string[] =>
  files
    .map(({ path, text }) => ({ path, lines: linesOf(text).length }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path}: ${lines} lines`);

const code = projectFiles('src', 'transforms', 'test').filter(({ path }) => path.endsWith('.ts'));

describe('sizes', () => {
  it(`src: at most ${MOST_LINES} lines a file`, () => {
    expect(tooLong(projectFiles('src'), MOST_LINES)).toEqual([]);
  });
  it(`transforms: at most ${MOST_LINES_OF_A_TRANSFORM} lines a file, or its first line says why it is long`, () => {
    const written = projectFiles('transforms')
      .filter(({ path }) => path !== 'transforms/index.ts')
      .filter(({ text }) => !text.startsWith('// Long, since '));
    expect(tooLong(written, MOST_LINES_OF_A_TRANSFORM)).toEqual([]);
  });
  it('the launcher: less than 20 lines', () => {
    expect(linesOf(readText('bin/synapse-migrate.js')).length).toBeLessThan(20);
  });
  it(`lines: at most ${MOST_COLUMNS} columns`, () => {
    const generated = (path: string) => path === 'transforms/index.ts';
    const wide = projectFiles('src', 'transforms', 'bin', 'scripts', '.ci', 'test/project')
      .filter(({ path }) => !generated(path))
      .flatMap(({ path, text }) =>
        linesOf(text).flatMap((line, i) => (line.length > MOST_COLUMNS ? [`${path}:${i + 1}`] : [])),
      );
    expect(wide).toEqual([]);
  });
});

describe('types', () => {
  it('nothing silences the compiler', () => {
    expect(code.flatMap(silenced)).toEqual([]);
  });
  it('the check sees what silences it', () => {
    const text = [
      'const a: any = 1;',
      'const b = <string>c;',
      'const d = e as unknown;',
      'const f = g!.h;',
      ` // ${'@ts-'}expect-error`,
      'const i = [1] as const;',
      'export { j as k } from "l";',
    ].join('\n');
    expect(silenced({ path: 'x.ts', text }).map(found => found.split(' ')[0])).toEqual([
      'x.ts:1',
      'x.ts:2',
      'x.ts:3',
      'x.ts:4',
      'x.ts:5',
    ]);
  });
});

describe('words', () => {
  // In pieces, so that this file does not hold what it looks for.
  const machinePath = /(?:^|[\s"'`(=:])\/(?:work|farm|root|home\/(?!linuxbrew)\w+)\//;
  const tempPath = /["'`]\/tmp\//;
  const unfinished = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
  const found = (files: readonly SourceFile[], pattern: RegExp): readonly string[] =>
    files.flatMap(({ path, text }) =>
      linesOf(text).flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    );

  it('no path of one machine', () => {
    expect(found(projectFiles('.'), machinePath)).toEqual([]);
  });
  it('no temp folder by its name outside the tests', () => {
    expect(found(projectFiles('src', 'transforms', 'bin', 'scripts', '.ci'), tempPath)).toEqual([]);
  });
  it('no mark of unfinished work', () => {
    expect(found(projectFiles('src', 'transforms', 'bin', 'scripts', 'test'), unfinished)).toEqual([]);
  });
  it('no focused test', () => {
    expect(found(projectFiles('test'), /\b(?:it|test|describe)\.only\(/)).toEqual([]);
  });
  it('no file that could hold anything', () => {
    const vague = projectFiles('src', 'transforms', 'test').filter(({ path }) =>
      /\/(?:utils?|helpers?|misc|common|shared|index)\.ts$/.test(path),
    );
    expect(vague.map(({ path }) => path)).toEqual(['transforms/index.ts']);
  });
});
