/** What a run leaves behind: copies that only their owner may read, and that neither Synapse nor git takes up. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cutOffRun, recover } from '../../src/commit/recover.js';
import {
  folderWith,
  modeOf,
  NEW,
  namesIn,
  OLD,
  run,
  runsIn,
  STORE,
  textOf,
  undoLast,
  written,
} from './temp-deployment.js';

const FILES = { 'homeserver.yaml': OLD, 'conf.d/a.yaml': OLD, 'workers/homeserver.yaml': OLD };
const NAMES = Object.keys(FILES);
const RUN = '20230718T091500Z';

describe('the folder of a run', () => {
  test('lies beside the homeserver file, named after the time, closed to others', () => {
    const folder = folderWith(FILES);
    const umask = process.umask(0o000);
    let done: ReturnType<typeof run>;
    try {
      done = run(folder, { names: NAMES });
    } finally {
      process.umask(umask);
    }
    expect(written(done).folder).toBe(join(folder, STORE, RUN));
    expect(modeOf(folder, STORE)).toBe('700');
    expect(modeOf(folder, STORE, RUN)).toBe('700');
    for (const name of readdirSync(join(folder, STORE, RUN))) expect(modeOf(folder, STORE, RUN, name)).toBe('600');
  });
  test('holds every file as it was and as it is, two of one name told apart', () => {
    const folder = folderWith(FILES);
    writeFileSync(join(folder, 'workers/homeserver.yaml'), OLD);
    const { files } = written(run(folder, { names: NAMES })).run;
    expect(files.map(({ path }) => path)).toEqual(NAMES.map(name => join(folder, name)));
    expect(new Set(files.map(({ copy }) => copy)).size).toBe(3);
    for (const { copy } of files) {
      expect(textOf(folder, STORE, RUN, `${copy}.before`)).toBe(OLD);
      expect(textOf(folder, STORE, RUN, `${copy}.after`)).toBe(NEW);
    }
  });
  test('says what was done, in words that outlive the program', () => {
    const folder = folderWith(FILES);
    written(run(folder, { names: NAMES }));
    expect(JSON.parse(textOf(folder, STORE, RUN, 'manifest.json'))).toMatchObject({
      version: 1,
      id: RUN,
      from: '1.60.0',
      to: '1.88.0',
      steps: ['v1.84.0/worker-replication-to-instance-map'],
    });
  });
  test('holds no name that Synapse would read, nor does any folder of the deployment', () => {
    const folder = folderWith(FILES);
    written(run(folder, { names: NAMES }));
    written(undoLast(folder));
    expect(
      readdirSync(join(folder, STORE), { recursive: true }).filter(name => /\.ya?ml$/.test(String(name))),
    ).toEqual([]);
    expect(namesIn(folder).filter(name => name.includes('.yaml'))).toEqual([...NAMES].sort());
  });
  test('is ignored by git', () => {
    const folder = folderWith(FILES);
    const git = (...args: readonly string[]): string => String(spawnSync('git', args, { cwd: folder }).stdout);
    git('init', '--quiet');
    git('add', '.');
    written(run(folder, { names: NAMES }));
    expect(textOf(folder, STORE, '.gitignore')).toBe('*\n');
    expect(
      git('status', '--porcelain', '--untracked-files=all')
        .split('\n')
        .filter(line => line.includes(STORE)),
    ).toEqual([]);
  });
  test('is there for each of two runs in one second', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    written(run(folder));
    written(run(folder, { before: NEW, after: 'third: 1\n' }));
    written(run(folder, { before: 'third: 1\n', after: 'fourth: 1\n' }));
    expect(runsIn(folder)).toEqual([RUN, `${RUN}-2`, `${RUN}-3`]);
    written(undoLast(folder));
    expect(textOf(folder, 'homeserver.yaml')).toBe('third: 1\n');
  });
});

describe('where nothing was cut off', () => {
  test('recovery makes no file and touches none', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    utimesSync(folder, 1, 1);
    expect(recover(join(folder, 'homeserver.yaml'))).toEqual({ kind: 'nothing' });
    expect(cutOffRun(join(folder, 'homeserver.yaml'))).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['homeserver.yaml']);
    expect(statSync(folder).mtimeMs).toBe(1000);
  });
  test('recovery leaves finished runs and what others put there', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    written(run(folder));
    mkdirSync(join(folder, STORE, 'notes'));
    writeFileSync(join(folder, STORE, 'notes', 'mine.txt'), 'mine');
    expect(recover(join(folder, 'homeserver.yaml'))).toEqual({ kind: 'nothing' });
    written(run(folder, { before: NEW, after: OLD, now: '2023-07-20T00:00:00Z' }));
    expect(runsIn(folder)).toEqual([RUN, '20230720T000000Z']);
    expect(textOf(folder, STORE, 'notes', 'mine.txt')).toBe('mine');
  });
});
