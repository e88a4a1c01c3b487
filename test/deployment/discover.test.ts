/** Which files belong to a deployment without being named. */
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isCopy } from '../../src/deployment/folders.js';
import { asNobody } from '../as-nobody.js';
import {
  accepted,
  folderWith,
  HOMESERVER,
  LOG_CONFIG,
  loadIn,
  noticed,
  openToAll,
  overview,
  REGISTRATION,
  refusals,
  WORKER,
} from './temp-folder.js';

describe('conf.d', () => {
  it('comes directly behind the first homeserver file, whatever else is named', () => {
    const folder = folderWith({
      'homeserver.yaml': 'a: 1\n',
      'conf.d/b.yaml': 'a: 3\n',
      'conf.d/a.yaml': 'a: 2\n',
      'last.yaml': 'a: 4\n',
    });
    expect(overview(folder, loadIn(folder, ['homeserver.yaml', 'last.yaml']))).toEqual([
      'homeserver.yaml homeserver named',
      'conf.d/a.yaml homeserver in conf.d',
      'conf.d/b.yaml homeserver in conf.d',
      'last.yaml homeserver named',
    ]);
  });
  it('that is named keeps its place among the arguments', () => {
    const folder = folderWith({ 'homeserver.yaml': 'a: 1\n', 'conf.d/a.yaml': 'a: 2\n', 'last.yaml': 'a: 4\n' });
    const loaded = loadIn(folder, ['homeserver.yaml', 'last.yaml', 'conf.d']);
    expect(overview(folder, loaded)).toEqual([
      'homeserver.yaml homeserver named',
      'last.yaml homeserver named',
      'conf.d/a.yaml homeserver named',
    ]);
    expect(accepted(loaded).deployment.main.get('a').value).toBe(2);
  });
  it('gives all of its *.yaml, copies included, since Synapse loads them', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'conf.d/a.yaml': 'a: 1\n',
      'conf.d/a.old.yaml': 'a: 0\n',
      'conf.d/a.yaml.dpkg-dist': '\tnot read',
      'conf.d/deeper/b.yaml': '\tnot read',
    });
    expect(overview(folder, loadIn(folder))).toEqual([
      'homeserver.yaml homeserver named',
      'conf.d/a.old.yaml homeserver in conf.d',
      'conf.d/a.yaml homeserver in conf.d',
    ]);
  });
  it('is found beside the first homeserver file where workers are named before it', () => {
    const folder = folderWith({
      'w/w1.yaml': WORKER,
      'main/homeserver.yaml': HOMESERVER,
      'main/conf.d/a.yaml': 'a: 1\n',
    });
    expect(overview(folder, loadIn(folder, ['w/w1.yaml', 'main/homeserver.yaml']))).toEqual([
      'main/homeserver.yaml homeserver named',
      'main/conf.d/a.yaml homeserver in conf.d',
      'w/w1.yaml worker named',
    ]);
  });
  it('that may not be read is refused, since its settings would be missing', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, 'conf.d/a.yaml': 'a: 1\n' });
    openToAll(folder);
    chmodSync(join(folder, 'conf.d'), 0o000);
    expect(refusals(asNobody(() => loadIn(folder)))).toMatchObject([
      { path: join(folder, 'conf.d'), what: expect.stringMatching(/^permission denied \(.+, mode 0000\)$/) },
    ]);
  });
});

describe('workers', () => {
  it('are found in workers/ and beside the homeserver file, told from log configs by content', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'media.yaml': WORKER.replace('w1', 'media'),
      'other-homeserver.yaml': 'server_name: other.example.org\n',
      'docker-compose.yml': 'services: {}\n',
      'workers/w1.yaml': WORKER,
      'workers/w1_log.yaml': LOG_CONFIG,
      'workers/w2.yml': WORKER.replace('w1', 'w2'),
      'workers/deeper/w3.yaml': WORKER,
    });
    expect(overview(folder, loadIn(folder))).toEqual([
      'homeserver.yaml homeserver named',
      'workers/w1.yaml worker in workers',
      'workers/w2.yml worker in workers',
      'media.yaml worker in .',
    ]);
  });
  it('that are named are not found again', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, 'workers/w1.yaml': WORKER });
    expect(overview(folder, loadIn(folder, ['homeserver.yaml', 'workers/w1.yaml']))).toEqual([
      'homeserver.yaml homeserver named',
      'workers/w1.yaml worker named',
    ]);
  });
  it('reached by two names are one', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, 'workers/w1.yaml': WORKER });
    symlinkSync('w1.yaml', join(folder, 'workers', 'w9.yaml'));
    expect(overview(folder, loadIn(folder))).toEqual([
      'homeserver.yaml homeserver named',
      'workers/w1.yaml worker in workers',
    ]);
  });
  it('whose YAML is broken are refused; what is broken and no worker is not looked at', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'workers/w1.yaml': 'worker_name: w1\nworker_listeners:\n\t- type: http\n',
      'notes.yaml': 'a: [\n',
    });
    expect(refusals(loadIn(folder)).map(({ path, line }) => [path, line])).toEqual([
      [join(folder, 'workers', 'w1.yaml'), 3],
    ]);
  });
  it('in workers/ that cannot be read as text are refused, not passed over', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'workers/w1.yaml': WORKER,
      'workers/w2.yaml': Buffer.from(`${WORKER}# für alle\n`, 'latin1'),
    });
    openToAll(folder);
    chmodSync(join(folder, 'workers', 'w1.yaml'), 0o000);
    expect(refusals(asNobody(() => loadIn(folder))).map(({ what }) => what)).toEqual([
      expect.stringMatching(/^permission denied/),
      'not UTF-8, which Synapse needs',
    ]);
  });
});

describe('log configs and registrations', () => {
  it('are those that the files name, by absolute path or from the homeserver file', () => {
    const folder = folderWith({
      'workers/w1.yaml': `${WORKER}worker_log_config: workers/w1.log.yaml\n`,
      'workers/w1.log.yaml': LOG_CONFIG,
      'log.yaml': LOG_CONFIG,
      'not-named.yaml': LOG_CONFIG,
      'bridges/irc.yaml': REGISTRATION,
      'conf.d/bridges.yaml': 'app_service_config_files:\n  - bridges/irc.yaml\n',
    });
    writeFileSync(join(folder, 'homeserver.yaml'), `${HOMESERVER}log_config: ${join(folder, 'log.yaml')}\n`);
    const loaded = loadIn(folder);
    expect(overview(folder, loaded)).toEqual([
      'homeserver.yaml homeserver named',
      'conf.d/bridges.yaml homeserver in conf.d',
      'workers/w1.yaml worker in workers',
      'log.yaml log_config by log_config',
      'workers/w1.log.yaml log_config by worker_log_config',
      'bridges/irc.yaml appservice by app_service_config_files',
    ]);
    expect(noticed(folder, loaded)).toEqual([]);
  });
  it("with a container's path are looked for beside the homeserver file", () => {
    const folder = folderWith({
      'homeserver.yaml': `${HOMESERVER}log_config: /data/example.org.log.config\napp_service_config_files:\n${[
        '- /data/bridges/irc/registration.yaml',
        '- /synapse/elsewhere/registration.yaml',
      ].join('\n')}\n`,
      'example.org.log.config': LOG_CONFIG,
      'bridges/irc/registration.yaml': REGISTRATION,
    });
    const loaded = loadIn(folder);
    expect(overview(folder, loaded)).toEqual([
      'homeserver.yaml homeserver named',
      'example.org.log.config log_config by log_config',
      'bridges/irc/registration.yaml appservice by app_service_config_files',
    ]);
    expect(noticed(folder, loaded)).toEqual([
      'homeserver.yaml:5: app_service_config_files names /synapse/elsewhere/registration.yaml, ' +
        'which is not here; it is not looked at',
    ]);
  });
  it('with a relative path are looked for beside the homeserver file, then beside the file that names them', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'workers/w1.yaml': `${WORKER}worker_log_config: w1.log\n`,
      'workers/w1.log': LOG_CONFIG,
      'workers/w2.yaml': `${WORKER.replace('w1', 'w2')}worker_log_config: ./w2.log\n`,
      'workers/w2.log': 'not: this one\n',
      'w2.log': LOG_CONFIG,
    });
    const loaded = loadIn(folder);
    expect(overview(folder, loaded).slice(3)).toEqual([
      'workers/w1.log log_config by worker_log_config',
      'w2.log log_config by worker_log_config',
    ]);
    expect(noticed(folder, loaded)).toEqual([]);
  });
  it('that are not here are a notice with the line of the setting', () => {
    const folder = folderWith({ 'homeserver.yaml': `${HOMESERVER}\nlog_config: "/data/log.yaml"\n` });
    expect(noticed(folder, loadIn(folder))).toEqual([
      'homeserver.yaml:3: log_config names /data/log.yaml, which is not here; it is not looked at',
    ]);
  });
  it('that are something else are a notice', () => {
    const folder = folderWith({ 'homeserver.yaml': `${HOMESERVER}log_config: irc.yaml\n`, 'irc.yaml': REGISTRATION });
    const loaded = loadIn(folder);
    expect(overview(folder, loaded)).toEqual(['homeserver.yaml homeserver named']);
    expect(noticed(folder, loaded)).toEqual([
      'homeserver.yaml:2: log_config names irc.yaml, which is not such a file; it is not looked at',
    ]);
  });
  it('that several files name are one', () => {
    const worker = `${WORKER}worker_log_config: log.yaml\n`;
    const folder = folderWith({
      'homeserver.yaml': `${HOMESERVER}log_config: /data/log.yaml\n`,
      'log.yaml': LOG_CONFIG,
      'workers/w1.yaml': worker,
      'workers/w2.yaml': worker.replace('w1', 'w2'),
    });
    expect(overview(folder, loadIn(folder)).filter(line => line.includes('log_config'))).toEqual([
      'log.yaml log_config by log_config',
    ]);
  });
  it('that are not YAML are refused', () => {
    const folder = folderWith({
      'homeserver.yaml': `${HOMESERVER}log_config: log.yaml\n`,
      'log.yaml': 'version: 1\n\ta: b\n',
    });
    expect(refusals(loadIn(folder))).toMatchObject([{ path: join(folder, 'log.yaml'), line: 2 }]);
  });
});

it('--no-discover reads the files named and no other', () => {
  const folder = folderWith({
    'homeserver.yaml': `${HOMESERVER}log_config: log.yaml\n`,
    'log.yaml': LOG_CONFIG,
    'conf.d/a.yaml': 'a: 1\n',
    'workers/w1.yaml': '\tnot read',
    'media.yaml': WORKER,
    'homeserver.yaml.bak': HOMESERVER,
  });
  const loaded = loadIn(folder, ['homeserver.yaml'], false);
  expect(overview(folder, loaded)).toEqual(['homeserver.yaml homeserver named']);
  expect(noticed(folder, loaded)).toEqual([]);
  expect(accepted(loaded).leftAlone).toEqual([]);
});

describe('backups and copies', () => {
  const copies = [
    'w1.yaml.bak',
    'w1.yaml.bak2',
    'w1.bak.yaml',
    'w1.yaml~',
    '#w1.yaml#',
    'w1.yaml.orig',
    'w1.orig.yaml',
    'w1.old.yaml',
    'w1.yaml.old',
    'w1.yaml.save',
    'w1.yaml.rej',
    '.w1.yaml.swp',
    'w1.yaml.dpkg-dist',
    'w1.yaml.dpkg-old',
    'w1.yaml.dpkg-new',
    'w1.yaml.ucf-dist',
    'w1.yaml.rpmnew',
    'w1.yaml.rpmsave',
    'w1.yaml.fbx-bak',
  ];
  test.each(copies)('%s is never picked up', name => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, [`workers/${name}`]: WORKER, [name]: WORKER });
    expect(overview(folder, loadIn(folder))).toEqual(['homeserver.yaml homeserver named']);
  });
  test.each(['w1.yaml', 'backup_worker.yaml', 'tmp_worker.yaml', 'old.yaml', 'orig-media.yaml', 'bak.yaml'])(
    '%s is no copy',
    name => expect(isCopy(name)).toBe(false),
  );
  it('beside the files are told of', () => {
    const folder = folderWith({
      'homeserver.yaml': HOMESERVER,
      'homeserver.yaml.dpkg-dist': HOMESERVER,
      'homeserver.bak.yaml': HOMESERVER,
      'nginx.yaml.bak': '',
      'workers/w1.yaml': WORKER,
      'workers/w1.yaml~': WORKER,
    });
    expect(accepted(loadIn(folder)).leftAlone).toEqual(
      ['homeserver.bak.yaml', 'homeserver.yaml.dpkg-dist', 'workers/w1.yaml~'].map(name => join(folder, name)),
    );
  });
  it('that are named are read: the admin knows', () => {
    const folder = folderWith({ 'homeserver.yaml.bak': HOMESERVER });
    expect(overview(folder, loadIn(folder, ['homeserver.yaml.bak']))).toEqual([
      'homeserver.yaml.bak homeserver named',
    ]);
  });
});
