import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readText } from './source-files.js';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const record = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
const json = (path: string): Readonly<Record<string, unknown>> => record(JSON.parse(readText(path)));

const manifest = json('package.json');
const lock = json('package-lock.json');
const dependencies = { ...record(manifest['dependencies']), ...record(manifest['devDependencies']) };

describe('package.json', () => {
  it('pins every dependency to one release', () => {
    expect(Object.entries(dependencies).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(String(range)))).toEqual([]);
  });
  it('ships what the launcher starts, and its texts', () => {
    expect(manifest['files']).toEqual(expect.arrayContaining(['bin', 'dist', 'LICENSE', 'CHANGELOG.md', 'README.md']));
  });
  it('has the release that the changelog and the lock file know', () => {
    expect(lock['version']).toBe(manifest['version']);
    expect(readText('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m);
  });
});

describe('package-lock.json', () => {
  const packages = Object.entries(record(lock['packages'])).map(([path, entry]) => [path, record(entry)] as const);

  it('names no address to download from', () => {
    expect(packages.filter(([, entry]) => 'resolved' in entry).map(([path]) => path)).toEqual([]);
  });
  it('has a checksum for every package', () => {
    const without = packages.filter(([path, entry]) => path !== '' && typeof entry['integrity'] !== 'string');
    expect(without.map(([path]) => path)).toEqual([]);
  });
  it('is that of package.json', () => {
    const [, top] = packages.find(([path]) => path === '') ?? ['', record({})];
    expect({ ...record(top['dependencies']), ...record(top['devDependencies']) }).toEqual(dependencies);
  });
});

describe('generated files', () => {
  it('transforms/index.ts lists the transforms that are there', () => {
    const check = () =>
      execFileSync(process.execPath, ['scripts/index.mjs', '--check'], {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
        stdio: 'pipe',
      });
    expect(check).not.toThrow();
  });
});
