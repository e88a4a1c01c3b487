/** Files in a temp folder, and runs that change them. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Committed, commit } from '../../src/commit/commit.js';
import type { Problem } from '../../src/commit/problem.js';
import { lastRun, undo } from '../../src/commit/undo.js';
import { isRoot } from '../as-nobody.js';

export const OLD = 'server_name: example.org\n# old\n';
export const NEW = 'server_name: example.org\n# new, and longer\n';
export const STORE = '.synapse-migrate';

/** The real path of a folder with these files, by path within it; gone when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'commit-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

interface Run {
  /** Within the folder, the first being the homeserver file. */
  readonly names?: readonly string[];
  readonly before?: string | Uint8Array;
  readonly after?: string | Uint8Array;
  readonly now?: string;
}
/** Gives each of the files the new text. */
export function run(
  folder: string,
  { names = ['homeserver.yaml'], before = OLD, after = NEW, now }: Run = {},
): Committed {
  return commit({
    homeserver: join(folder, names[0] ?? ''),
    changes: names.map(name => ({ path: join(folder, name), before: Buffer.from(before), after: Buffer.from(after) })),
    to: '1.88.0',
    from: '1.60.0',
    steps: ['v1.84.0/worker-replication-to-instance-map'],
    now: new Date(now ?? '2023-07-18T09:15:00Z'),
  });
}
/** Takes back the last run. */
export function undoLast(folder: string, name = 'homeserver.yaml'): Committed | 'none' {
  const last = lastRun(join(folder, name));
  return last ? undo(join(folder, name), last, new Date('2023-07-19T09:15:00Z')) : 'none';
}

/** @throws Error if it wrote or was cut off */
export function problemIn(done: Committed | 'none'): Problem {
  if (done !== 'none' && done.kind === 'refused') return done.problem;
  throw new Error(`not refused: ${JSON.stringify(done)}`);
}
/** @throws Error if nothing was written */
export function written(done: Committed | 'none'): Extract<Committed, { kind: 'written' }> {
  if (done !== 'none' && done.kind === 'written') return done;
  throw new Error(`not written: ${JSON.stringify(done)}`);
}

export const textOf = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');
export const modeOf = (...path: readonly string[]): string => (statSync(join(...path)).mode & 0o7777).toString(8);

/** Every name in a folder and below it, but for the run folder. */
export const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => !name.includes(STORE) || name.includes('synapse-migrate-'))
    .sort();
/** The ids of the runs that have a folder, whole or in part. */
export const runsIn = (folder: string): readonly string[] =>
  namesOf(join(folder, STORE)).filter(name => /^\d{8}T/.test(name));

function namesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** All files are old and nothing else is left, neither beside them nor a run to undo. */
export function expectUntouched(folder: string, names: readonly string[] = ['homeserver.yaml']): void {
  for (const name of names) expect(textOf(folder, name)).toBe(OLD);
  expect(namesIn(folder).filter(name => /\.\w+$/.test(name) && !names.includes(name))).toEqual([]);
  expect(runsIn(folder)).toEqual([]);
}

const mayMount = ((): boolean => {
  if (!isRoot) return false;
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
})();

/** Mounts until the test ends. @throws Error if that fails */
export function mount(target: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', [...args, target]);
  if (status !== 0) throw new Error(String(stderr));
  onTestFinished(() => {
    spawnSync('umount', [target]);
  });
}
/** A test that needs to mount; skipped, out loud, where that is not permitted. */
export function testWithMount(name: string, body: () => void): void {
  if (!mayMount) console.warn(`SKIPPED: ${name}: mounting is not permitted here`);
  test.skipIf(!mayMount)(name, body);
}
/** A test that needs root; skipped, out loud, for others. */
export function testAsRoot(name: string, body: () => void): void {
  if (!isRoot) console.warn(`SKIPPED: ${name}: only root can try it`);
  test.skipIf(!isRoot)(name, body);
}
