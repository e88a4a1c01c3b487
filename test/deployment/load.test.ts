/** Which files make a deployment, in which order, when they are named. */
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  folderWith,
  HOMESERVER,
  LOG_CONFIG,
  loadIn,
  noticed,
  overview,
  REGISTRATION,
  refusals,
  WORKER,
} from './temp-folder.js';

describe('files that are named', () => {
  it('keep the order of the arguments, since later ones win', () => {
    const folder = folderWith({ 'b.yaml': HOMESERVER, 'a.yaml': 'server_name: a.example.org\n' });
    expect(overview(folder, loadIn(folder, ['b.yaml', 'a.yaml']))).toEqual([
      'b.yaml homeserver named',
      'a.yaml homeserver named',
    ]);
    expect(accepted(loadIn(folder, ['b.yaml', 'a.yaml'])).deployment.main.get('server_name').value).toBe(
      'a.example.org',
    );
    expect(accepted(loadIn(folder, ['a.yaml', 'b.yaml'])).deployment.main.get('server_name').value).toBe(
      'example.org',
    );
  });

  it('may have any name; the content decides', () => {
    const folder = folderWith({
      'worker.yaml': HOMESERVER,
      'homeserver.conf': WORKER,
      'log.txt': LOG_CONFIG,
      bridge: REGISTRATION,
    });
    const names = ['bridge', 'log.txt', 'homeserver.conf', 'worker.yaml'];
    expect(overview(folder, loadIn(folder, names))).toEqual([
      'worker.yaml homeserver named',
      'homeserver.conf worker named',
      'log.txt log_config named',
      'bridge appservice named',
    ]);
  });

  it('a folder gives its *.yaml by name, and nothing of the folders in it', () => {
    const folder = folderWith({
      'c/b.yaml': 'b: 1\n',
      'c/a.yaml': HOMESERVER,
      'c/B.yaml': 'c: 1\n',
      'c/10.yaml': 'd: 1\n',
      'c/9.yaml': 'e: 1\n',
      'c/x.yml': '\tnot read',
      'c/x.yaml.bak': '\tnot read',
      'c/deeper/x.yaml': '\tnot read',
      'c/readme.md': '\tnot read',
    });
    mkdirSync(join(folder, 'c', 'folder.yaml'));
    // Python's sorted(): by code point.
    expect(overview(folder, loadIn(folder, ['c'])).map(line => line.split(' ')[0])).toEqual([
      'c/10.yaml',
      'c/9.yaml',
      'c/B.yaml',
      'c/a.yaml',
      'c/b.yaml',
    ]);
  });

  it('in a folder, what is no plain file is passed over as Synapse does', () => {
    const folder = folderWith({ 'c/a.yaml': HOMESERVER, 'elsewhere/b.yaml': 'b: 1\n' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'c', 'folder.yaml'));
    symlinkSync(join(folder, 'gone.yaml'), join(folder, 'c', '.#a.yaml'));
    symlinkSync(join(folder, 'elsewhere', 'b.yaml'), join(folder, 'c', 'link.yaml'));
    expect(overview(folder, loadIn(folder, ['c']))).toEqual([
      'c/a.yaml homeserver named',
      'c/link.yaml homeserver named',
    ]);
  });

  it('in a folder, a copy that ends in .yaml counts, since Synapse loads it', () => {
    const folder = folderWith({ 'c/a.yaml': HOMESERVER, 'c/a.bak.yaml': 'b: 1\n' });
    const loaded = loadIn(folder, ['c']);
    expect(overview(folder, loaded)).toEqual(['c/a.bak.yaml homeserver named', 'c/a.yaml homeserver named']);
    expect(accepted(loaded).leftAlone).toEqual([]);
  });

  it('a file without settings is passed over with a notice', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, 'empty.yaml': '# later\n' });
    const loaded = loadIn(folder, ['homeserver.yaml', 'empty.yaml']);
    expect(overview(folder, loaded)).toEqual(['homeserver.yaml homeserver named']);
    expect(noticed(folder, loaded)).toEqual([
      'empty.yaml:1: this file holds no settings; Synapse says so at start-up and goes on without it',
    ]);
  });
});

describe('one file under two names', () => {
  it('is one file where it is read last', () => {
    const folder = folderWith({ 'homeserver.yaml': 'a: 1\n', 'b.yaml': 'a: 2\n' });
    const loaded = loadIn(folder, ['homeserver.yaml', 'b.yaml', 'homeserver.yaml']);
    expect(overview(folder, loaded)).toEqual(['b.yaml homeserver named', 'homeserver.yaml homeserver named']);
    expect(accepted(loaded).deployment.main.get('a').value).toBe(1);
  });

  it('so it is through a symbolic link', () => {
    const folder = folderWith({ 'conf/homeserver.yaml': 'a: 1\n', 'conf/b.yaml': 'a: 2\n' });
    symlinkSync(join(folder, 'conf', 'homeserver.yaml'), join(folder, 'conf', 'z.yaml'));
    const loaded = loadIn(folder, ['conf']);
    expect(overview(folder, loaded)).toEqual(['conf/b.yaml homeserver named', 'conf/z.yaml homeserver named']);
    expect(accepted(loaded).deployment.main.get('a').value).toBe(1);
  });

  it('a hard link is a file of its own', () => {
    const folder = folderWith({ 'homeserver.yaml': 'a: 1\n' });
    linkSync(join(folder, 'homeserver.yaml'), join(folder, 'second.yaml'));
    expect(overview(folder, loadIn(folder, ['homeserver.yaml', 'second.yaml']))).toHaveLength(2);
  });

  it('that is refused is refused once', () => {
    const folder = folderWith({ 'homeserver.yaml': '\ta: 1\n' });
    expect(refusals(loadIn(folder, ['homeserver.yaml', 'homeserver.yaml', '.']))).toHaveLength(1);
  });
});

it('a link that leads to itself is refused as such', () => {
  const folder = folderWith({ 'homeserver.yaml': HOMESERVER });
  symlinkSync(join(folder, 'a.yaml'), join(folder, 'a.yaml'));
  expect(refusals(loadIn(folder, ['homeserver.yaml', 'a.yaml']))).toEqual([
    {
      path: join(folder, 'a.yaml'),
      line: undefined,
      what: 'a symbolic link that leads to itself',
      why: undefined,
      wayOut: 'Mend the link, then run again.',
    },
  ]);
});
