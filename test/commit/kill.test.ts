/**
 * An operation that is killed at any call to the file system leaves all old or all new once the next start has
 * recovered.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cutOffRun, recover } from '../../src/commit/recover.js';
import { lastRun } from '../../src/commit/undo.js';
import { childProgram, type Operation } from './child.js';

const work = mkdtempSync(join(tmpdir(), 'kill-'));
const run = childProgram(work);
afterAll(() => rmSync(work, { recursive: true }));

const OLD = 'server_name: example.org\r\na: old\nold old\n';
const NEW = OLD.replaceAll('old', 'new text');
const NAMES = ['homeserver.yaml', 'w1.yaml'];
const LINK = 'second-link';

/**
 * The way in which files get their bytes: `in place` makes the rename of the homeserver file fail as for a mounted
 * file, and gives the worker file a second link.
 */
type Way = 'rename' | 'in place';

/** Writes a fresh deployment to a folder. @returns its homeserver file */
function deployment(folder: string, way: Way): string {
  mkdirSync(folder);
  const [homeserver, worker] = [join(folder, 'homeserver.yaml'), join(folder, 'w1.yaml')];
  writeFileSync(homeserver, OLD, { mode: 0o600 });
  writeFileSync(worker, OLD);
  chmodSync(worker, 0o640);
  if (way === 'in place') linkSync(worker, join(folder, LINK));
  return homeserver;
}

/** After recovery, with everything checked that has to hold in either state. */
function stateAfterRecovery(homeserver: string): 'old' | 'new' {
  expect(recover(homeserver).kind).not.toBe('refused');
  expect(recover(homeserver)).toEqual({ kind: 'nothing' });
  expect(cutOffRun(homeserver)).toBeUndefined();
  const folder = dirname(homeserver);
  const [first, second] = NAMES.map(name => readFileSync(join(folder, name), 'utf8'));
  expect(second).toBe(first);
  expect([OLD, NEW]).toContain(first);
  expect(NAMES.map(name => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o640]);
  expect(readdirSync(folder).filter(name => ![...NAMES, LINK, '.synapse-migrate'].includes(name))).toEqual([]);
  const store = join(folder, '.synapse-migrate');
  if (existsSync(store)) {
    expect(statSync(store).mode & 0o777).toBe(0o700);
    expect(readdirSync(store).filter(name => !/^(?:\.gitignore|\d{8}T\d{6}Z|lock\.\d+)$/.test(name))).toEqual([]);
    const runs = readdirSync(store).filter(name => name.endsWith('Z'));
    expect(runs.map(name => statSync(join(store, name)).mode & 0o777)).toEqual(runs.map(() => 0o700));
  }
  expect(lastRun(homeserver) !== undefined, 'what is new can be undone, and nothing else').toBe(first === NEW);
  return first === NEW ? 'new' : 'old';
}

interface Scenario {
  readonly operation: Operation;
  readonly way: Way;
  /** Brings a fresh deployment to where the operation begins. */
  readonly start?: (homeserver: string) => Promise<unknown>;
  readonly isKilledAt?: (call: string) => boolean;
}

/** A kill before one of these leaves the disk as a kill before the next other call does. */
const CHANGE_NOTHING = /^(?:close|exists|read|readFile|readdir|readlink|realpath|stat)Sync$/;
const mayChange = (call: string): boolean => !CHANGE_NOTHING.test(call);

/** Kills one operation at each of its calls, and each write also half way, always from the same start. In order. */
async function statesAfterKills({
  operation,
  way,
  start,
  isKilledAt = mayChange,
}: Scenario): Promise<readonly string[]> {
  const isBindMounted = way === 'in place';
  const places = await Promise.all([placeToKillIn(way, start), placeToKillIn(way, start)]);
  const { calls } = await run({ operation, homeserver: places[0].fresh(), isBindMounted });
  expect(calls.filter(mayChange).length).toBeGreaterThan(10);
  const kills = calls.flatMap((call, index) => {
    const parts = call === 'writeSync' ? (['before', 'half way'] as const) : (['before'] as const);
    return isKilledAt(call) ? parts.map(part => ({ killAt: index + 1, part })) : [];
  });
  const states: string[] = [];
  const next = kills.entries();
  const killSome = async ({ fresh }: Place): Promise<void> => {
    for (const [index, kill] of next) {
      const homeserver = fresh();
      const { wasKilled } = await run({ operation, homeserver, isBindMounted, ...kill });
      expect(wasKilled).toBe(true);
      states[index] = stateAfterRecovery(homeserver);
    }
  };
  await Promise.all(places.map(killSome));
  return states;
}

interface Place {
  /** Puts the start back. @returns the homeserver file */
  fresh(): string;
}
let number = 0;
async function placeToKillIn(way: Way, start: Scenario['start']): Promise<Place> {
  const folder = join(work, String(++number));
  const saved = `${folder}.saved`;
  const homeserver = deployment(folder, way);
  await start?.(homeserver);
  execFileSync('cp', ['-a', folder, saved]);
  const fresh = (): string => {
    rmSync(folder, { recursive: true });
    execFileSync('cp', ['-a', saved, folder]);
    return homeserver;
  };
  return { fresh };
}

/** A run that has replaced one file and, where it writes in place, half of the other. */
async function cutOff(homeserver: string, way: Way): Promise<void> {
  const isBindMounted = way === 'in place';
  const trial = deployment(`${dirname(homeserver)}.trial`, way);
  const { calls } = await run({ operation: 'commit', homeserver: trial, isBindMounted });
  const last = calls.lastIndexOf(isBindMounted ? 'writeSync' : 'renameSync');
  const part = isBindMounted ? 'half way' : 'before';
  await run({ operation: 'commit', homeserver, isBindMounted, killAt: last + 1, part });
  expect(cutOffRun(homeserver)).toMatchObject({ fresh: 1 });
}

const TIMEOUT = 300_000;
describe('a commit', () => {
  it('that is killed at every call is all old up to one, and all new from there', { timeout: TIMEOUT }, async () => {
    const states = await statesAfterKills({ operation: 'commit', way: 'rename', isKilledAt: () => true });
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
    expect(states.lastIndexOf('old')).toBeLessThan(states.indexOf('new'));
  });
  it('is so as well where it writes in place', { timeout: TIMEOUT }, async () => {
    const states = await statesAfterKills({ operation: 'commit', way: 'in place' });
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
    expect(states.lastIndexOf('old')).toBeLessThan(states.indexOf('new'));
  });
});
describe.each(['rename', 'in place'] as const)('by %s', way => {
  it('an undo that is killed is all new up to one call, and all old from there', { timeout: TIMEOUT }, async () => {
    const start = (homeserver: string) => run({ operation: 'commit', homeserver, isBindMounted: way === 'in place' });
    const states = await statesAfterKills({ operation: 'undo', way, start });
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
    expect(states.lastIndexOf('new')).toBeLessThan(states.indexOf('old'));
  });
  it('a recovery that is killed goes on at the next start', { timeout: TIMEOUT }, async () => {
    const start = (homeserver: string) => cutOff(homeserver, way);
    const states = await statesAfterKills({ operation: 'recover', way, start });
    expect(new Set(states)).toEqual(new Set(['new']));
  });
});
