/** What is in the way of a commit: nothing is written, nothing is left over, and the words say what to do. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../src/commit/file-system.js';
import { recover } from '../../src/commit/recover.js';
import { asNobody, isRoot, NOBODY } from '../as-nobody.js';
import {
  expectUntouched,
  folderWith,
  modeOf,
  mount,
  NEW,
  OLD,
  problemIn,
  run,
  runsIn,
  STORE,
  testWithMount,
  textOf,
  undoLast,
  written,
} from './temp-deployment.js';

afterEach(() => {
  vi.restoreAllMocks();
});
const WORKER = ['homeserver.yaml', 'workers/w1.yaml'];
const deployment = (): string => folderWith({ 'homeserver.yaml': OLD, 'workers/w1.yaml': OLD });

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe('folders that cannot be written', () => {
  const ownedByNobody = (folder: string): void => {
    if (isRoot) for (const name of ['.', 'workers', ...WORKER]) chownSync(join(folder, name), NOBODY, NOBODY);
  };
  test("the homeserver file's own: no copy can be kept", () => {
    const folder = deployment();
    ownedByNobody(folder);
    chmodSync(folder, 0o555);
    const problem = problemIn(asNobody(() => run(folder, { names: WORKER })));
    chmodSync(folder, 0o755);
    expect(problem).toEqual({
      path: folder,
      what: 'the folder is read-only for you',
      wayOut: 'Run as root or as the owner of this folder.',
    });
    expectUntouched(folder, WORKER);
  });
  test('that of another file', () => {
    const folder = deployment();
    ownedByNobody(folder);
    chmodSync(join(folder, 'workers'), 0o555);
    const problem = problemIn(asNobody(() => run(folder, { names: WORKER })));
    chmodSync(join(folder, 'workers'), 0o755);
    expect(problem.path).toBe(join(folder, 'workers'));
    expect(problem.what).toBe('the folder is read-only for you');
    expectUntouched(folder, WORKER);
  });
  testWithMount('those on a file system that is read-only', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD, 'mnt/readme': '' });
    mount(join(folder, 'mnt'), '-t', 'tmpfs', 'tmpfs');
    writeFileSync(join(folder, 'mnt', 'w1.yaml'), OLD);
    expect(spawnSync('mount', ['-o', 'remount,ro', join(folder, 'mnt')]).status).toBe(0);
    const problem = problemIn(run(folder, { names: ['homeserver.yaml', 'mnt/w1.yaml'] }));
    expect(problem).toEqual({
      path: join(folder, 'mnt'),
      what: 'the folder is read-only',
      wayOut: 'Run where the files can be written.',
    });
    expectUntouched(folder, ['homeserver.yaml', 'mnt/w1.yaml']);
  });
});

describe('a full disk', () => {
  testWithMount('of 128 kB', () => {
    const folder = folderWith({ 'mnt/readme': '' });
    const small = join(folder, 'mnt');
    mount(small, '-t', 'tmpfs', '-o', 'size=128k', 'tmpfs');
    for (const name of ['homeserver.yaml', 'w1.yaml']) writeFileSync(join(small, name), OLD);
    const after = `# ${'x'.repeat(10_000)}\n`;
    // From no room at all up to enough for the whole run: each size stops it somewhere else.
    const kinds = new Set<string>();
    for (let filler = 30; filler >= 0; filler--) {
      writeFileSync(join(small, 'filler'), Buffer.alloc(Math.min(filler * 4096, free(small))));
      const done = run(small, { names: ['homeserver.yaml', 'w1.yaml'], after });
      kinds.add(done.kind);
      rmSync(join(small, 'filler'), { force: true });
      if (done.kind === 'written') break;
      expect(problemIn(done)).toMatchObject({
        what: 'no space left on the device',
        wayOut: 'Free some space, then run again.',
      });
      expectUntouched(small, ['homeserver.yaml', 'w1.yaml']);
    }
    expect([...kinds]).toEqual(['refused', 'written']);
    expect(textOf(small, 'w1.yaml')).toBe(after);
  });
  test('at any write', () => {
    const whole = deployment();
    const writes = vi.spyOn(disk, 'writeSync');
    written(run(whole, { names: WORKER }));
    const number = writes.mock.calls.length;
    expect(number).toBeGreaterThan(6);
    vi.restoreAllMocks();
    for (let fails = 1; fails <= number; fails++) {
      const folder = deployment();
      const { writeSync } = disk;
      let count = 0;
      const spy = vi.spyOn(disk, 'writeSync').mockImplementation((...args: readonly unknown[]) => {
        if (++count === fails) throw failing('ENOSPC');
        return Number(Reflect.apply(writeSync, undefined, args));
      });
      expect(problemIn(run(folder, { names: WORKER })).what).toBe('no space left on the device');
      spy.mockRestore();
      expectUntouched(folder, WORKER);
    }
  });
});

describe('a file that was changed meanwhile', () => {
  const CHANGED = 'edited: by hand\n';
  const words = {
    what: 'changed on disk while you were deciding',
    wayOut: 'Run again; answers so far are not reused.',
  };
  test('before the run writes', () => {
    const folder = deployment();
    writeFileSync(join(folder, 'workers', 'w1.yaml'), CHANGED);
    expect(problemIn(run(folder, { names: WORKER }))).toEqual({ path: join(folder, 'workers', 'w1.yaml'), ...words });
    expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
    expect(textOf(folder, 'workers', 'w1.yaml')).toBe(CHANGED);
    expect(runsIn(folder)).toEqual([]);
  });
  test('while it makes its copies', () => {
    const folder = deployment();
    const { fsyncSync } = disk;
    vi.spyOn(disk, 'fsyncSync').mockImplementation(descriptor => {
      if (runsIn(folder).length) writeFileSync(join(folder, 'homeserver.yaml'), CHANGED);
      fsyncSync(descriptor);
    });
    expect(problemIn(run(folder, { names: WORKER }))).toEqual({ path: join(folder, 'homeserver.yaml'), ...words });
    expect(textOf(folder, 'homeserver.yaml')).toBe(CHANGED);
    expect(textOf(folder, 'workers', 'w1.yaml')).toBe(OLD);
    expect(runsIn(folder)).toEqual([]);
  });
  test('that is gone', () => {
    const folder = deployment();
    rmSync(join(folder, 'workers', 'w1.yaml'));
    expect(problemIn(run(folder, { names: WORKER }))).toEqual({
      path: join(folder, 'workers', 'w1.yaml'),
      what: 'it is gone',
      wayOut: 'Run again.',
    });
    expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
  });
  test('only in its mode is still the one that was read', () => {
    const folder = deployment();
    chmodSync(join(folder, 'homeserver.yaml'), 0o600);
    written(run(folder));
    expect(modeOf(folder, 'homeserver.yaml')).toBe('600');
  });
});

describe('two runs at once', () => {
  const program = join(mkdtempSync(join(tmpdir(), 'second-')), 'second-run.cjs');
  const entry = new URL('second-run.ts', import.meta.url).pathname;
  buildSync({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'cjs' });
  afterAll(() => rmSync(dirname(program), { recursive: true }));

  test('the second is refused, the first goes on', () => {
    const folder = deployment();
    const second: unknown[] = [];
    const { renameSync } = disk;
    vi.spyOn(disk, 'renameSync').mockImplementation((from, to) => {
      second.push(JSON.parse(String(spawnSync(process.execPath, [program, folder]).stdout)));
      renameSync(from, to);
    });
    written(run(folder, { names: WORKER }));
    expect(second.length).toBeGreaterThan(2);
    for (const result of second)
      expect(result).toEqual({
        kind: 'refused',
        problem: {
          path: join(folder, STORE),
          what: `another run is writing these files (process ${process.pid})`,
          wayOut: 'Wait for it to end, then run again.',
        },
      });
    for (const name of WORKER) expect(textOf(folder, name)).toBe(NEW);
    expect(runsIn(folder)).toHaveLength(1);
  });
  test('the second goes on once the first has ended', () => {
    const folder = deployment();
    written(run(folder));
    expect(JSON.parse(String(spawnSync(process.execPath, [program, folder]).stdout))).toMatchObject({
      kind: 'written',
    });
    expect(textOf(folder, 'homeserver.yaml')).toBe(`${NEW}# by the second run\n`);
  });
  test('one that was killed holds nobody up', () => {
    const folder = deployment();
    expect(spawnSync(process.execPath, [program, folder, 'killed']).signal).toBe('SIGKILL');
    written(run(folder, { names: WORKER }));
    for (const name of WORKER) expect(textOf(folder, name)).toBe(NEW);
  });
});

test('a run is refused while an earlier one is cut off', () => {
  const folder = deployment();
  const { renameSync } = disk;
  vi.spyOn(disk, 'renameSync').mockImplementation((from, to) => {
    // Neither forward nor back: the device is gone.
    if (String(to).endsWith('w1.yaml')) {
      vi.spyOn(disk, 'openSync').mockImplementation(() => {
        throw failing('EIO');
      });
      throw failing('EIO');
    }
    renameSync(from, to);
  });
  const done = run(folder, { names: WORKER });
  expect(done).toMatchObject({ kind: 'cut off', problem: { path: join(folder, 'workers', 'w1.yaml') } });
  expect(textOf(folder, 'homeserver.yaml')).toBe(NEW);
  vi.restoreAllMocks();
  expect(problemIn(run(folder, { before: NEW, after: OLD }))).toMatchObject({
    what: 'an earlier run was cut off',
    wayOut: 'Run again to finish it.',
  });
  expect(undoLast(folder)).toBe('none');
  expect(recover(join(folder, 'homeserver.yaml'))).toMatchObject({ kind: 'finished', fresh: 1 });
  expect(textOf(folder, 'workers', 'w1.yaml')).toBe(NEW);
  written(undoLast(folder));
  expectUntouchedTexts(folder);
});

test('a device that fails while files are being replaced: the old bytes are put back', () => {
  const folder = deployment();
  const { renameSync } = disk;
  vi.spyOn(disk, 'renameSync').mockImplementation((from, to) => {
    if (String(to).endsWith('w1.yaml')) throw failing('EIO');
    renameSync(from, to);
  });
  expect(problemIn(run(folder, { names: WORKER }))).toEqual({
    path: join(folder, 'workers', 'w1.yaml'),
    what: 'the device reports an error',
    wayOut: 'Check the disk before anything else.',
  });
  expectUntouched(folder, WORKER);
});

function expectUntouchedTexts(folder: string): void {
  for (const name of WORKER) expect(textOf(folder, name)).toBe(OLD);
}
const free = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
