/** Putting back what a run wrote, byte for byte, or nothing at all. */
import { chmodSync, chownSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastRun } from '../../src/commit/undo.js';
import {
  folderWith,
  modeOf,
  NEW,
  OLD,
  problemIn,
  run,
  STORE,
  testAsRoot,
  textOf,
  undoLast,
  written,
} from './temp-deployment.js';

const NAMES = ['homeserver.yaml', 'workers/w1.yaml'];
const deployment = (): string => folderWith({ 'homeserver.yaml': OLD, 'workers/w1.yaml': OLD });
const texts = (folder: string): readonly string[] => NAMES.map(name => textOf(folder, name));

describe('undo', () => {
  test('puts all files back, with the mode that they had', () => {
    const folder = deployment();
    chmodSync(join(folder, 'homeserver.yaml'), 0o600);
    chmodSync(join(folder, 'workers', 'w1.yaml'), 0o640);
    written(run(folder, { names: NAMES }));
    chmodSync(join(folder, 'homeserver.yaml'), 0o644);
    written(undoLast(folder));
    expect(texts(folder)).toEqual([OLD, OLD]);
    expect(modeOf(folder, 'homeserver.yaml')).toBe('600');
    expect(modeOf(folder, 'workers', 'w1.yaml')).toBe('640');
  });
  testAsRoot('puts the owner back', () => {
    const folder = deployment();
    chownSync(join(folder, 'homeserver.yaml'), 991, 992);
    written(run(folder, { names: NAMES }));
    chownSync(join(folder, 'homeserver.yaml'), 0, 0);
    written(undoLast(folder));
    const { uid, gid } = statSync(join(folder, 'homeserver.yaml'));
    expect([uid, gid]).toEqual([991, 992]);
  });
  test('tells which run it is, with its files and steps', () => {
    const folder = deployment();
    written(run(folder, { names: NAMES }));
    const last = lastRun(join(folder, 'homeserver.yaml'));
    expect(last).toMatchObject({
      folder: join(folder, STORE, '20230718T091500Z'),
      changed: [],
      run: { id: '20230718T091500Z', from: '1.60.0', to: '1.88.0' },
    });
    expect(last?.run.files.map(({ path }) => path)).toEqual(NAMES.map(name => join(folder, name)));
  });
  test('has nothing to do without a run', () => {
    const folder = deployment();
    expect(undoLast(folder)).toBe('none');
    expect(problemIn(run(folder, { before: 'other: 1\n' })).what).toMatch(/^changed on disk/);
    expect(undoLast(folder)).toBe('none');
  });
  test('again takes the run before, never the undo', () => {
    const folder = deployment();
    written(run(folder, { names: NAMES }));
    written(run(folder, { before: NEW, after: 'third: 1\n', now: '2023-07-18T10:00:00Z' }));
    written(undoLast(folder));
    expect(texts(folder)).toEqual([NEW, NEW]);
    written(undoLast(folder));
    expect(texts(folder)).toEqual([OLD, OLD]);
    expect(undoLast(folder)).toBe('none');
  });
  test('takes a run that was made after an undo', () => {
    const folder = deployment();
    written(run(folder));
    written(undoLast(folder));
    written(run(folder, { after: 'third: 1\n', now: '2023-07-20T00:00:00Z' }));
    written(undoLast(folder));
    expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
    expect(undoLast(folder)).toBe('none');
  });
  test('of the tenth run in one second takes the tenth', () => {
    const folder = deployment();
    for (let number = 0; number < 10; number++)
      written(run(folder, { before: number ? `a: ${number}\n` : OLD, after: `a: ${number + 1}\n` }));
    expect(lastRun(join(folder, 'homeserver.yaml'))?.run.id).toBe('20230718T091500Z-10');
    written(undoLast(folder));
    expect(textOf(folder, 'homeserver.yaml')).toBe('a: 9\n');
  });
});

describe('undo is refused', () => {
  test('where a file was changed after the run; the others stay, too', () => {
    const folder = deployment();
    written(run(folder, { names: NAMES }));
    writeFileSync(join(folder, 'workers', 'w1.yaml'), `${NEW}# by hand\n`);
    expect(lastRun(join(folder, 'homeserver.yaml'))?.changed).toEqual([join(folder, 'workers', 'w1.yaml')]);
    expect(problemIn(undoLast(folder))).toEqual({
      path: join(folder, 'workers', 'w1.yaml'),
      what: 'changed after that run; nothing was put back',
      wayOut: `As it was before the run: ${join(folder, STORE, '20230718T091500Z')}/`,
    });
    expect(texts(folder)).toEqual([NEW, `${NEW}# by hand\n`]);
  });
  test('where a file is gone', () => {
    const folder = deployment();
    written(run(folder, { names: NAMES }));
    rmSync(join(folder, 'workers', 'w1.yaml'));
    expect(problemIn(undoLast(folder)).what).toBe('changed after that run; nothing was put back');
    expect(textOf(folder, 'homeserver.yaml')).toBe(NEW);
  });
  test.each([
    ['gone', (path: string) => rmSync(path)],
    ['damaged', (path: string) => writeFileSync(path, 'other: 1\n')],
  ])('where a copy is %s', (_, spoil) => {
    const folder = deployment();
    const done = written(run(folder, { names: NAMES }));
    const [, second] = done.run.files;
    spoil(join(done.folder, `${second?.copy}.before`));
    const problem = problemIn(undoLast(folder));
    expect(problem.path).toBe(join(folder, 'workers', 'w1.yaml'));
    expect(problem.what).toContain('gone or damaged');
    expect(problem.wayOut).toContain(join(folder, STORE));
    expect(texts(folder)).toEqual([NEW, NEW]);
  });
});
