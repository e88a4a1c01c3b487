import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A project with the scripts alone: no transforms, no fixtures. */
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'new-transform-'));
  cpSync(fileURLToPath(new URL('../../scripts', import.meta.url)), join(project, 'scripts'), { recursive: true });
  mkdirSync(join(project, 'transforms'));
});
afterEach(() => rmSync(project, { recursive: true }));

const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(project, 'scripts/new-transform.mjs'), ...args], { encoding: 'utf8' });
const written = (): readonly string[] =>
  readdirSync(project, { recursive: true, encoding: 'utf8' })
    .filter(path => /^(?:transforms|fixtures)\/.*\.(?:ts|txt)$/.test(path))
    .sort();
const index = (): string => readFileSync(join(project, 'transforms/index.ts'), 'utf8');

describe('npm run new-transform', () => {
  it('writes the transform, a fixture of either kind, and the index', () => {
    expect(start('v1.140.0/some-slug').status).toBe(0);
    expect(written()).toEqual([
      'fixtures/v1.140.0/some-slug/already-done.txt',
      'fixtures/v1.140.0/some-slug/plain.txt',
      'transforms/index.ts',
      'transforms/v1.140.0/some-slug.ts',
    ]);
    expect(index()).toContain("import v1_140_0_someSlug from './v1.140.0/some-slug.js';");
    expect(index()).toContain("['v1.140.0/some-slug', v1_140_0_someSlug],");
  });
  it('puts releases in order by number, not by letter', () => {
    for (const id of ['v1.100.0/a', 'v1.9.0/b', 'v1.10.0/c', 'v0.99.1/d']) expect(start(id).status).toBe(0);
    expect([...index().matchAll(/^ {2}\['(.+?)'/gm)].map(([, id]) => id)).toEqual([
      'v0.99.1/d',
      'v1.9.0/b',
      'v1.10.0/c',
      'v1.100.0/a',
    ]);
  });
  it.each([
    ['no id'],
    ['two', 'v1.140.0/a', 'v1.140.0/b'],
    ['a release of two parts', 'v1.140/a'],
    ['a leading zero', 'v1.040.0/a'],
    ['no release', 'some-slug'],
    ['capitals', 'v1.140.0/SomeSlug'],
    ['a way out of the folder', 'v1.140.0/../a'],
  ])('refuses %s and writes nothing', (_, ...ids) => {
    const { status, stderr } = start(...ids);
    expect(status).toBe(1);
    expect(stderr).toContain('v1.140.0/some-slug');
    expect(written()).toEqual([]);
  });
  it('refuses what is there already and leaves it as it is', () => {
    start('v1.140.0/some-slug');
    rmSync(join(project, 'transforms/v1.140.0/some-slug.ts'));
    const before = written();
    const { status, stderr } = start('v1.140.0/some-slug');
    expect(status).toBe(1);
    expect(stderr).toContain('fixtures/v1.140.0/some-slug/plain.txt');
    expect(written()).toEqual(before);
  });
});
