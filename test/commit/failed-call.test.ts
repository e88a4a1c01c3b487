/**
 * A call to the file system that fails, at any place: what the commit says holds, and the next start settles the
 * rest.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../src/commit/file-system.js';
import { recover } from '../../src/commit/recover.js';
import { folderWith, NEW, namesIn, OLD, run, textOf } from './temp-deployment.js';

const NAMES = ['homeserver.yaml', 'w1.yaml'];

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes calls fail by their number, counted from 1. @returns how many calls have been made */
function failCalls(fails: (number: number) => boolean): () => number {
  let count = 0;
  for (const name of Object.keys(disk)) {
    const original: unknown = Reflect.get(disk, name);
    if (typeof original !== 'function') continue;
    vi.spyOn(disk, nameOf(name)).mockImplementation((...args: readonly unknown[]) => {
      // The one call that reports a failure by its result.
      if (fails(++count)) {
        if (name === 'existsSync') return false;
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      }
      return Reflect.apply(original, disk, args);
    });
  }
  return () => count;
}
const isNameOf = (name: string): name is keyof typeof disk => name in disk;
function nameOf(name: string): keyof typeof disk {
  if (isNameOf(name)) return name;
  throw new Error(name);
}

function numberOfCalls(): number {
  const folder = folderWith({ 'homeserver.yaml': OLD, 'w1.yaml': OLD });
  const count = failCalls(() => false);
  run(folder, { names: NAMES });
  vi.restoreAllMocks();
  return count();
}

/** @returns what the commit said, and what the files have after the next start */
function commitFailing(fails: (number: number) => boolean): string {
  const folder = folderWith({ 'homeserver.yaml': OLD, 'w1.yaml': OLD });
  failCalls(fails);
  const { kind } = run(folder, { names: NAMES });
  vi.restoreAllMocks();
  expect(recover(`${folder}/homeserver.yaml`).kind).not.toBe('refused');
  const [first, second] = NAMES.map(name => textOf(folder, name));
  expect(second).toBe(first);
  expect(namesIn(folder)).toEqual(NAMES);
  return `${kind}: ${first === NEW ? 'new' : first === OLD ? 'old' : first}`;
}

describe('a commit of which a call fails', () => {
  test('once, is written or refused, as it says', () => {
    const seen = new Set<string>();
    for (let number = numberOfCalls(); number > 0; number--) seen.add(commitFailing(one => one === number));
    expect([...seen].sort()).toEqual(['refused: old', 'written: new']);
  });
  test('and all later ones, too, is finished or cleared away at the next start', () => {
    const seen = new Set<string>();
    for (let number = numberOfCalls(); number > 0; number--) seen.add(commitFailing(one => one >= number));
    expect([...seen].sort()).toEqual(['cut off: new', 'cut off: old', 'refused: old', 'written: new']);
  });
});
