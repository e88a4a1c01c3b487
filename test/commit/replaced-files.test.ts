/** What of a file stays when it gets new bytes: links, owner, mode, mounts, and every byte as it was given. */
import { chmodSync, chownSync, linkSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asNobody, NOBODY } from '../as-nobody.js';
import {
  folderWith,
  modeOf,
  mount,
  NEW,
  namesIn,
  OLD,
  run,
  runsIn,
  testAsRoot,
  testWithMount,
  textOf,
  undoLast,
  written,
} from './temp-deployment.js';

describe('bytes', () => {
  test.each([
    ['Windows line ends', 'a: 1\r\nb: 2\r\n'],
    ['mixed line ends', 'a: 1\r\nb: 2\nc: 3\r\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['no line end at the end', 'a: 1'],
    ['more than one write may take', `# ${'x'.repeat(3_000_000)}\n`],
    ['nothing', ''],
  ])('are as they were given: %s', (_, after) => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    written(run(folder, { after }));
    expect(readFileSync(join(folder, 'homeserver.yaml')).equals(Buffer.from(after))).toBe(true);
    written(undoLast(folder));
    expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
  });
});

describe('symbolic links', () => {
  test('a link stays, its target is written', () => {
    const folder = folderWith({ 'srv/hs.yaml': OLD, 'etc/readme': '' });
    symlinkSync('../srv/hs.yaml', join(folder, 'etc', 'homeserver.yaml'));
    written(run(folder, { names: ['etc/homeserver.yaml'] }));
    expect(readlinkSync(join(folder, 'etc', 'homeserver.yaml'))).toBe('../srv/hs.yaml');
    expect(lstatSync(join(folder, 'srv', 'hs.yaml')).isFile()).toBe(true);
    expect(textOf(folder, 'srv', 'hs.yaml')).toBe(NEW);
    // The run folder lies beside the real file, and is found through the link.
    expect(runsIn(join(folder, 'srv'))).toHaveLength(1);
    expect(namesIn(join(folder, 'etc'))).toEqual(['homeserver.yaml', 'readme']);
    written(undoLast(folder, 'etc/homeserver.yaml'));
    expect(textOf(folder, 'etc', 'homeserver.yaml')).toBe(OLD);
    expect(lstatSync(join(folder, 'etc', 'homeserver.yaml')).isSymbolicLink()).toBe(true);
  });
  test('a link to a link: both stay', () => {
    const folder = folderWith({ 'real.yaml': OLD });
    symlinkSync('real.yaml', join(folder, 'middle.yaml'));
    symlinkSync(join(folder, 'middle.yaml'), join(folder, 'homeserver.yaml'));
    written(run(folder));
    expect(readlinkSync(join(folder, 'homeserver.yaml'))).toBe(join(folder, 'middle.yaml'));
    expect(readlinkSync(join(folder, 'middle.yaml'))).toBe('real.yaml');
    expect(textOf(folder, 'real.yaml')).toBe(NEW);
  });
  test('a folder that is a link stays one', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD, 'srv/w1.yaml': OLD });
    symlinkSync('srv', join(folder, 'workers'));
    written(run(folder, { names: ['homeserver.yaml', 'workers/w1.yaml'] }));
    expect(lstatSync(join(folder, 'workers')).isSymbolicLink()).toBe(true);
    expect(textOf(folder, 'srv', 'w1.yaml')).toBe(NEW);
  });
  test('a file under two names is written once', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    symlinkSync('homeserver.yaml', join(folder, 'z.yaml'));
    const { files } = written(run(folder, { names: ['homeserver.yaml', 'z.yaml'] })).run;
    expect(files).toHaveLength(1);
    expect(textOf(folder, 'homeserver.yaml')).toBe(NEW);
  });
});

test('a hard link still leads to the same file', () => {
  const folder = folderWith({ 'homeserver.yaml': OLD });
  linkSync(join(folder, 'homeserver.yaml'), join(folder, 'elsewhere'));
  const { ino } = statSync(join(folder, 'homeserver.yaml'));
  written(run(folder));
  expect(textOf(folder, 'elsewhere')).toBe(NEW);
  expect(statSync(join(folder, 'homeserver.yaml')).ino).toBe(ino);
  // The new text is shorter than the old one here.
  written(undoLast(folder));
  expect(textOf(folder, 'elsewhere')).toBe(OLD);
});

describe('mode and owner', () => {
  test.each([0o600, 0o640, 0o644, 0o664, 0o2640])('mode %o stays', mode => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    chmodSync(join(folder, 'homeserver.yaml'), mode);
    const umask = process.umask(0o077);
    try {
      written(run(folder));
    } finally {
      process.umask(umask);
    }
    expect(textOf(folder, 'homeserver.yaml')).toBe(NEW);
    expect(modeOf(folder, 'homeserver.yaml')).toBe(mode.toString(8));
  });
  testAsRoot('another owner and group stay, in every file their own', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD, 'w1.yaml': OLD });
    chownSync(join(folder, 'homeserver.yaml'), 991, 992);
    chmodSync(join(folder, 'homeserver.yaml'), 0o600);
    written(run(folder, { names: ['homeserver.yaml', 'w1.yaml'] }));
    const owner = (name: string) => [statSync(join(folder, name)).uid, statSync(join(folder, name)).gid];
    expect(owner('homeserver.yaml')).toEqual([991, 992]);
    expect(modeOf(folder, 'homeserver.yaml')).toBe('600');
    expect(owner('w1.yaml')).toEqual([0, 0]);
    written(undoLast(folder));
    expect(owner('homeserver.yaml')).toEqual([991, 992]);
  });
  testAsRoot('who may write a file but not give one away writes it over: its owner stays', () => {
    const folder = folderWith({ 'homeserver.yaml': OLD });
    chownSync(folder, NOBODY, NOBODY);
    chmodSync(join(folder, 'homeserver.yaml'), 0o666);
    written(asNobody(() => run(folder)));
    expect(textOf(folder, 'homeserver.yaml')).toBe(NEW);
    const { uid, gid } = statSync(join(folder, 'homeserver.yaml'));
    expect([uid, gid, modeOf(folder, 'homeserver.yaml')]).toEqual([0, 0, '666']);
    written(asNobody(() => undoLast(folder)));
    expect(textOf(folder, 'homeserver.yaml')).toBe(OLD);
  });
});

testWithMount('a file that is mounted by itself is written where it is', () => {
  const folder = folderWith({ 'data/homeserver.yaml': '', 'data/w1.yaml': OLD, 'host.yaml': OLD });
  mount(join(folder, 'data', 'homeserver.yaml'), '--bind', join(folder, 'host.yaml'));
  const names = ['homeserver.yaml', 'w1.yaml'];
  written(run(join(folder, 'data'), { names }));
  expect(textOf(folder, 'host.yaml')).toBe(NEW);
  expect(textOf(folder, 'data', 'w1.yaml')).toBe(NEW);
  expect(namesIn(join(folder, 'data'))).toEqual(names);
  written(undoLast(join(folder, 'data')));
  expect(textOf(folder, 'host.yaml')).toBe(OLD);
  expect(textOf(folder, 'data', 'w1.yaml')).toBe(OLD);
  expect(namesIn(join(folder, 'data'))).toEqual(names);
});
