/** What the next start does with a run that was cut off, and with what somebody did to the files in between. */
import {
  appendFileSync,
  chmodSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../src/commit/file-system.js';
import { cutOffRun, recover } from '../../src/commit/recover.js';
import { lastRun } from '../../src/commit/undo.js';
import { asNobody } from '../as-nobody.js';
import {
  folderWith,
  NEW,
  namesIn,
  OLD,
  problemIn,
  run,
  runsIn,
  STORE,
  testAsRoot,
  textOf,
  written,
} from './temp-deployment.js';

const NAMES = ['homeserver.yaml', 'w1.yaml'];
const RUN = '20230718T091500Z';
const deployment = (): string => folderWith({ 'homeserver.yaml': OLD, 'w1.yaml': OLD });
const homeserverIn = (folder: string): string => join(folder, 'homeserver.yaml');

afterEach(() => {
  vi.restoreAllMocks();
});

/** From one call on, every call fails as if the process were gone. */
function stopAt(isLast: (call: string, args: readonly unknown[]) => boolean): void {
  let isOver = false;
  const stop = (call: 'renameSync' | 'writeSync' | 'openSync' | 'readFileSync' | 'rmSync' | 'symlinkSync'): void => {
    const original: unknown = disk[call];
    vi.spyOn(disk, call).mockImplementation((...args: readonly unknown[]) => {
      isOver ||= isLast(call, args);
      if (isOver || typeof original !== 'function') throw new Error('stopped');
      return Reflect.apply(original, disk, args);
    });
  };
  for (const call of ['renameSync', 'writeSync', 'openSync', 'readFileSync', 'rmSync', 'symlinkSync'] as const)
    stop(call);
}
/** The first of two files is new, the second is old. */
function cutOff(folder: string): void {
  stopAt((call, args) => call === 'renameSync' && String(args[1]).endsWith('w1.yaml'));
  expect(run(folder, { names: NAMES }).kind).toBe('cut off');
  vi.restoreAllMocks();
  expect(NAMES.map(name => textOf(folder, name))).toEqual([NEW, OLD]);
}

describe('a run that was cut off', () => {
  test('is named without a change to any file', () => {
    const folder = deployment();
    cutOff(folder);
    const before = readdirSync(folder, { recursive: true }).sort();
    expect(cutOffRun(homeserverIn(folder))).toMatchObject({ run: { id: RUN, to: '1.88.0' }, fresh: 1 });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expect(NAMES.map(name => textOf(folder, name))).toEqual([NEW, OLD]);
  });
  test('is finished, and can be undone then', () => {
    const folder = deployment();
    cutOff(folder);
    expect(recover(homeserverIn(folder))).toMatchObject({ kind: 'finished', run: { id: RUN }, fresh: 1 });
    expect(NAMES.map(name => textOf(folder, name))).toEqual([NEW, NEW]);
    expect(namesIn(folder)).toEqual(NAMES);
    expect(lastRun(homeserverIn(folder))?.run.id).toBe(RUN);
    expect(recover(homeserverIn(folder))).toEqual({ kind: 'nothing' });
  });
  test('is finished as well where the text beside its target is gone', () => {
    const folder = deployment();
    cutOff(folder);
    for (const name of namesIn(folder)) if (name.includes('synapse-migrate-')) rmSync(join(folder, name));
    expect(recover(homeserverIn(folder)).kind).toBe('finished');
    expect(NAMES.map(name => textOf(folder, name))).toEqual([NEW, NEW]);
  });
  test.each(NAMES)('waits where %s was edited since, and replaces nothing', name => {
    const folder = deployment();
    cutOff(folder);
    appendFileSync(join(folder, name), '# mine\n');
    const mixed = NAMES.map(one => textOf(folder, one));
    expect(recover(homeserverIn(folder))).toMatchObject({
      kind: 'refused',
      problem: { path: join(folder, name), what: `changed after run ${RUN} was cut off` },
      cutOff: { run: { id: RUN } },
    });
    expect(NAMES.map(one => textOf(folder, one))).toEqual(mixed);
    // The way out that it names.
    writeFileSync(
      join(folder, name),
      readFileSync(join(folder, STORE, RUN, `${NAMES.indexOf(name) + 1}-${name}.before`)),
    );
    expect(recover(homeserverIn(folder)).kind).toBe('finished');
    expect(NAMES.map(one => textOf(folder, one))).toEqual([NEW, NEW]);
  });
  test('says so if its manifest is damaged, and keeps all that is there', () => {
    const folder = deployment();
    cutOff(folder);
    writeFileSync(join(folder, STORE, RUN, 'manifest.json'), '{"version": 1, "id"');
    const names = readdirSync(folder, { recursive: true }).filter(name => !String(name).includes('lock'));
    expect(recover(homeserverIn(folder))).toMatchObject({
      kind: 'refused',
      problem: { path: join(folder, STORE, 'journal') },
    });
    expect(readdirSync(folder, { recursive: true }).filter(name => !String(name).includes('lock'))).toEqual(names);
    expect(cutOffRun(homeserverIn(folder))).toBeUndefined();
  });
  test('when all was done but the last bookkeeping is done, whatever was edited since', () => {
    const folder = deployment();
    written(run(folder, { names: NAMES }));
    writeFileSync(join(folder, STORE, 'journal'), `${RUN}\n`);
    appendFileSync(join(folder, 'w1.yaml'), '# mine\n');
    expect(cutOffRun(homeserverIn(folder))).toBeUndefined();
    expect(recover(homeserverIn(folder))).toEqual({ kind: 'nothing' });
    expect(textOf(folder, 'w1.yaml')).toBe(`${NEW}# mine\n`);
    expect(readdirSync(join(folder, STORE))).not.toContain('journal');
  });
  testAsRoot('is left to who may read its folder', () => {
    const folder = deployment();
    cutOff(folder);
    chmodSync(folder, 0o755);
    expect(asNobody(() => recover(homeserverIn(folder)).kind)).toBe('refused');
    expect(asNobody(() => cutOffRun(homeserverIn(folder)))).toBeUndefined();
  });
});

describe('a file that was being written over when the run was cut off', () => {
  /** The worker file has a second name, so it is not replaced; half of its new text stands in it. */
  function cutOffHalfWay(folder: string): void {
    linkSync(join(folder, 'w1.yaml'), join(folder, 'second-name'));
    const { openSync, writeSync } = disk;
    const opened: number[] = [];
    let isOver = false;
    vi.spyOn(disk, 'openSync').mockImplementation((path, flags, mode) => {
      if (isOver) throw new Error('stopped');
      const descriptor = openSync(path, flags, mode);
      if (flags === 'r+') opened.push(descriptor);
      return descriptor;
    });
    vi.spyOn(disk, 'writeSync').mockImplementation((...args: readonly unknown[]) => {
      // The first time it is opened only to see whether it can be.
      if (opened.length < 2) return Number(Reflect.apply(writeSync, disk, args));
      isOver = true;
      writeSync(opened[1] ?? 0, NEW.slice(0, 30), 0);
      throw new Error('stopped');
    });
    expect(run(folder, { names: NAMES }).kind).toBe('cut off');
    vi.restoreAllMocks();
    expect([OLD, NEW]).not.toContain(textOf(folder, 'w1.yaml'));
  }
  test('gets all of its new text', () => {
    const folder = deployment();
    cutOffHalfWay(folder);
    expect(recover(homeserverIn(folder)).kind).toBe('finished');
    expect(textOf(folder, 'second-name')).toBe(NEW);
  });
  test('keeps what somebody has written into it since', () => {
    const folder = deployment();
    cutOffHalfWay(folder);
    writeFileSync(join(folder, 'w1.yaml'), 'mine: 1\n');
    expect(recover(homeserverIn(folder))).toMatchObject({
      kind: 'refused',
      problem: { path: join(folder, 'w1.yaml') },
    });
    expect(textOf(folder, 'w1.yaml')).toBe('mine: 1\n');
  });
});

test('an edit at the last moment stays, and the files before it get their old bytes back', () => {
  const folder = deployment();
  vi.spyOn(disk, 'renameSync').mockImplementation((from, to) => {
    renameSync(from, to);
    if (to === homeserverIn(folder) && textOf(folder, 'homeserver.yaml') === NEW)
      writeFileSync(join(folder, 'w1.yaml'), 'mine: 1\n');
  });
  expect(problemIn(run(folder, { names: NAMES })).path).toBe(join(folder, 'w1.yaml'));
  expect(textOf(folder, 'w1.yaml')).toBe('mine: 1\n');
  expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
  expect(namesIn(folder)).toEqual(NAMES);
  expect(runsIn(folder)).toEqual([]);
});

test('a run is the latest even if the clock was set back', () => {
  const folder = deployment();
  written(run(folder));
  written(run(folder, { before: NEW, after: 'third: 1\n', now: '2023-07-18T08:00:00Z' }));
  expect(runsIn(folder)).toEqual([RUN, `${RUN}-2`]);
  expect(lastRun(homeserverIn(folder))?.run.id).toBe(`${RUN}-2`);
});

describe('the lock', () => {
  const lockAt = (folder: string, number: number): string => join(folder, STORE, `lock.${number}`);
  /** A process that lives, and is not this one. */
  const other = String(process.ppid);

  test('of a process whose number another has now is free', () => {
    const folder = deployment();
    written(run(folder));
    symlinkSync(`${other}-1`, lockAt(folder, 9));
    written(run(folder, { before: NEW, after: OLD }));
  });
  test.each([
    ['the same number', 10],
    ['a higher number', 11],
  ])('that another takes over at the same moment, by %s, is theirs', (_, number) => {
    const folder = deployment();
    written(run(folder));
    symlinkSync('999999999-1', lockAt(folder, 9));
    const spy = vi.spyOn(disk, 'symlinkSync').mockImplementationOnce((target, path) => {
      spy.mockRestore();
      symlinkSync(other, lockAt(folder, number));
      rmSync(lockAt(folder, 9));
      disk.symlinkSync(target, path);
    });
    expect(problemIn(run(folder, { before: NEW, after: OLD })).what).toBe(
      `another run is writing these files (process ${other})`,
    );
    expect(readdirSync(join(folder, STORE)).filter(name => /^lock\.\d\d/.test(name))).toEqual([`lock.${number}`]);
  });
});
