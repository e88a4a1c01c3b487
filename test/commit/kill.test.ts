/** A commit that is killed at any call to the file system leaves all files old or all new once the next start has recovered. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutOffRun, recover } from '../../src/commit/recover.js';

const work = mkdtempSync(join(tmpdir(), 'kill-'));
const program = join(work, 'killed-at.mjs');
const OLD = 'server_name: example.org\r\na: old\nold old\n';
const NEW = OLD.replaceAll('old', 'new text');

beforeAll(async () => {
  const entry = new URL('killed-at.ts', import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rmSync(work, { recursive: true }));

let number = 0;
function deployment(): string {
  const folder = join(work, String(++number));
  mkdirSync(folder);
  writeFileSync(join(folder, 'homeserver.yaml'), OLD, { mode: 0o600 });
  writeFileSync(join(folder, 'w1.yaml'), OLD);
  chmodSync(join(folder, 'w1.yaml'), 0o640);
  return join(folder, 'homeserver.yaml');
}
function run(operation: string, homeserver: string, killAt = 0, part = 'before', ...flags: readonly string[]) {
  const done = spawnSync(process.execPath, [program, operation, homeserver, String(killAt), part, ...flags]);
  expect(String(done.stderr)).toBe('');
  return { killed: done.signal === 'SIGKILL', calls: String(done.stdout).trim().split(' ') };
}
/** After recovery: both files alike, with their modes, and nothing left behind. */
function state(homeserver: string): string {
  expect(recover(homeserver).kind).not.toBe('refused');
  expect(cutOffRun(homeserver)).toBeUndefined();
  const folder = join(homeserver, '..');
  const [first, second] = ['homeserver.yaml', 'w1.yaml'].map(name => readFileSync(join(folder, name), 'utf8'));
  expect(second).toBe(first);
  expect(statSync(homeserver).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'w1.yaml')).mode & 0o777).toBe(0o640);
  expect(
    readdirSync(folder).filter(name => !['.synapse-migrate', 'homeserver.yaml', 'w1.yaml'].includes(name)),
  ).toEqual([]);
  const store = join(folder, '.synapse-migrate');
  if (existsSync(store)) {
    expect(statSync(store).mode & 0o777).toBe(0o700);
    const known = /^(?:\.gitignore|\d{8}T\d{6}Z|lock)$/;
    expect(readdirSync(store).filter(name => !known.test(name))).toEqual([]);
  }
  return first === NEW ? 'new' : first === OLD ? 'old' : 'torn';
}

/** Kills one operation at each of its calls, from the same start. */
function killEverywhere(
  operation: string,
  start: (homeserver: string) => void,
  flags: readonly string[] = [],
): string[] {
  const whole = deployment();
  start(whole);
  const { calls } = run(operation, whole, 0, 'before', ...flags);
  expect(calls.length).toBeGreaterThan(20);
  const states = [];
  for (const [index, name] of calls.entries())
    for (const part of name === 'writeSync' ? ['before', 'half way'] : ['before']) {
      const homeserver = deployment();
      start(homeserver);
      const { killed } = run(operation, homeserver, index + 1, part, ...flags);
      expect(killed).toBe(true);
      states.push(state(homeserver));
    }
  return states;
}

const TIMEOUT = 300_000;
describe('killed at every call', () => {
  it('a commit is all old, then all new', { timeout: TIMEOUT }, () => {
    const states = killEverywhere('commit', () => {});
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
    expect(states.lastIndexOf('old')).toBeLessThan(states.indexOf('new'));
  });
  it('so is one that has to write over a bind-mounted file', { timeout: TIMEOUT }, () => {
    const states = killEverywhere('commit', () => {}, ['bind-mounted']);
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
  });
  it('a recovery goes on where it was cut off', { timeout: TIMEOUT }, () => {
    const whole = deployment();
    const { calls } = run('commit', whole);
    // Late enough for the journal to stand, too early for the last file.
    const cutAt = calls.length - 30;
    const states = killEverywhere('recover', homeserver => {
      run('commit', homeserver, cutAt);
      expect(cutOffRun(homeserver)).toBeDefined();
    });
    expect(new Set(states)).toEqual(new Set(['new']));
  });
  it('an undo is all new, then all old', { timeout: TIMEOUT }, () => {
    const states = killEverywhere('undo', homeserver => run('commit', homeserver));
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
  });
});
