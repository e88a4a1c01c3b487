/** What each process sees, where a setting is decided, and where each one is written. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigFile } from '../../src/deployment/config-file.js';
import { Deployment, successorIn } from '../../src/deployment/deployment.js';
import { roleOf } from '../../src/deployment/role.js';
import type { Setting } from '../../src/deployment/setting.js';
import { YamlText } from '../../src/yaml/yaml-text.js';
import type { Files } from './temp-folder.js';

function deploymentOf(files: Files): Deployment {
  const read = Object.entries(files).map(([path, text]) => {
    const yaml = YamlText.parse(String(text));
    return new ConfigFile(path, roleOf(yaml) ?? 'homeserver', yaml);
  });
  const deployment = Deployment.of(read);
  if (!deployment) throw new Error('no homeserver file');
  return deployment;
}
/** `file:line path` */
const place = (setting: Setting): string => `${setting.file.path}:${setting.line} ${setting}`;

const SHARED = {
  'homeserver.yaml': 'server_name: example.org\ndatabase:\n  name: psycopg2\n  args: {}\nredis:\n  enabled: true\n',
  'conf.d/db.yaml': 'database:\n  name: sqlite3\n',
};
const WORKERS = {
  'w1.yaml':
    'worker_app: synapse.app.generic_worker\nworker_name: w1\nredis:\n  host: r\nworker_log_config: /data/w1.log\n',
  'w2.yaml': 'worker_app: synapse.app.media_repository\n',
};
const LOGS = { 'logs/w1.log': 'version: 1\nhandlers: {}\n', 'irc.yaml': 'id: a\nas_token: b\nhs_token: c\n' };
const all = deploymentOf({ ...SHARED, ...WORKERS, ...LOGS });
const [w1, w2] = all.workers;
const file = (path: string): ConfigFile => {
  const found = all.file(path);
  if (!found) throw new Error(path);
  return found;
};

describe('a process', () => {
  it('sees the last file that has the top-level key, and nothing of the others', () => {
    expect(place(all.main.get('database.name'))).toBe('conf.d/db.yaml:2 database.name');
    expect(all.main.get('database.name').value).toBe('sqlite3');
    expect(all.main.get('database.args').isSet).toBe(false);
    expect(place(all.main.get('server_name'))).toBe('homeserver.yaml:1 server_name');
  });
  it('that is a worker sees its own file last, for itself alone', () => {
    expect(w1?.get('redis.enabled').value).toBeUndefined();
    expect(w1?.get('redis.host').value).toBe('r');
    expect(w2?.get('redis.enabled').value).toBe(true);
    expect(all.main.get('redis.host').isSet).toBe(false);
    expect(w2?.get('database.name').value).toBe('sqlite3');
  });
  it('has a name and an app as Synapse gives them', () => {
    expect(all.processes.map(({ name, app, isMain }) => [name, app, isMain])).toEqual([
      ['master', undefined, true],
      ['w1', 'synapse.app.generic_worker', false],
      ['synapse.app.media_repository', 'synapse.app.media_repository', false],
    ]);
  });
  it('keeps what nobody has set in its own file', () => {
    expect(all.main.get('presence.enabled').file.path).toBe('homeserver.yaml');
    expect(w1?.get('presence.enabled').file.path).toBe('w1.yaml');
    expect(all.main.get('presence.enabled').isNull).toBe(true);
  });
});

describe('a file', () => {
  it('is read by the processes that load it or name it', () => {
    const readers = (path: string): readonly string[] => all.readersOf(file(path)).map(({ name }) => name);
    const everybody = ['master', 'w1', 'synapse.app.media_repository'];
    expect(readers('conf.d/db.yaml')).toEqual(everybody);
    expect(readers('w1.yaml')).toEqual(['w1']);
    expect(readers('logs/w1.log')).toEqual(['w1']);
    expect(readers('irc.yaml')).toEqual(everybody);
  });
  it('belongs to its worker, or else to the main process', () => {
    expect(all.ownerOf(file('w2.yaml'))).toBe(w2);
    expect(all.ownerOf(file('conf.d/db.yaml'))).toBe(all.main);
  });
  it('is one of a role', () => {
    expect(all.logConfigs.map(({ path }) => path)).toEqual(['logs/w1.log']);
    expect(all.appservices.map(({ path }) => path)).toEqual(['irc.yaml']);
  });
});

describe('find', () => {
  it('gives every place, overridden or not, shared files before workers', () => {
    expect(all.find('database.name').map(place)).toEqual([
      'homeserver.yaml:3 database.name',
      'conf.d/db.yaml:2 database.name',
    ]);
    expect(all.find('redis').map(place)).toEqual(['homeserver.yaml:5 redis', 'w1.yaml:3 redis']);
  });
  it('keeps the order of its patterns', () => {
    expect(all.find('redis.host', 'server_name').map(place)).toEqual([
      'w1.yaml:4 redis.host',
      'homeserver.yaml:1 server_name',
    ]);
  });
  it('looks into homeserver and worker files only', () => {
    expect(all.find('version', 'as_token')).toEqual([]);
  });
  it('takes lists and members, and null that is written', () => {
    const deployment = deploymentOf({
      'homeserver.yaml': 'listeners:\n- port: 1\n- type: http\n  port: 2\nacme:\ncaches:\n  a: 1\n  b: 2\n',
    });
    expect(deployment.find('listeners[].port', 'acme', 'caches.*', 'gone', 'acme.x').map(place)).toEqual([
      'homeserver.yaml:2 listeners[0].port',
      'homeserver.yaml:4 listeners[1].port',
      'homeserver.yaml:5 acme',
      'homeserver.yaml:7 caches.a',
      'homeserver.yaml:8 caches.b',
    ]);
  });
});

describe('successorIn', () => {
  const successor = (path: string, old: string, option: string): string =>
    place(successorIn(all, file(path).get(old), option)).replace(/:\d+ /, ' ');
  it('is in the file that has the section, for those who read the old one', () => {
    expect(successor('homeserver.yaml', 'server_name', 'database.args')).toBe('conf.d/db.yaml database.args');
    expect(successor('w2.yaml', 'worker_app', 'redis.host')).toBe('homeserver.yaml redis.host');
  });
  it("is in the worker's own section where it has one", () => {
    expect(successor('w1.yaml', 'worker_name', 'redis.password')).toBe('w1.yaml redis.password');
  });
  it('is beside the old one where no file has the section', () => {
    expect(successor('conf.d/db.yaml', 'database', 'caches.expiry_time')).toBe('conf.d/db.yaml caches.expiry_time');
    expect(successor('w1.yaml', 'redis', 'caches.expiry_time')).toBe('w1.yaml caches.expiry_time');
  });
});

describe('with', () => {
  it('gives another deployment and leaves this one', () => {
    const old = file('conf.d/db.yaml');
    const next = all.with([old.withYaml(YamlText.parse('database:\n  name: psycopg2\n'))]);
    expect(next.main.get('database.name').value).toBe('psycopg2');
    expect(next.workers[0]?.get('database.name').value).toBe('psycopg2');
    expect(all.main.get('database.name').value).toBe('sqlite3');
    expect(next.files.map(({ path }) => path)).toEqual(all.files.map(({ path }) => path));
    expect(next.file('w1.yaml')).toBe(file('w1.yaml'));
  });
});

it('every read is observed, in the file that decides', () => {
  const seen: string[] = [];
  const observed = all.observedBy(({ path }, keys) => seen.push(`${path} ${join(...keys.map(String))}`));
  expect(observed.main.get('database.name').truthy).toBe(true);
  expect(seen).toEqual(['conf.d/db.yaml database/name']);
});

it('is none without a homeserver file', () => {
  const yaml = YamlText.parse('worker_name: w1\n');
  expect(Deployment.of([new ConfigFile('w1.yaml', 'worker', yaml)])).toBeUndefined();
});
