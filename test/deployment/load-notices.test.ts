/** Settings that are given twice: which place Synapse uses, with both lines. */
import { expect, test } from 'vitest';
import { type Files, folderWith, loadIn, noticed } from './temp-folder.js';

const notices = (name: string, files: Files, expected: readonly string[]): void =>
  test(name, () => {
    const folder = folderWith(files);
    expect(noticed(folder, loadIn(folder))).toEqual(expected);
  });

notices('a key twice in one file: the last wins', { 'homeserver.yaml': 'a: 1\nb: 2\n# c\na: 3\n' }, [
  'homeserver.yaml:4: a is set twice (also line 1). Synapse uses line 4',
]);
notices('a key twice within a section', { 'homeserver.yaml': 'email:\n  smtp_host: a\n  smtp_host: b\n' }, [
  'homeserver.yaml:3: email.smtp_host is set twice (also line 2). Synapse uses line 3',
]);
notices('a key twice within an element', { 'homeserver.yaml': 'listeners:\n- port: 1\n- port: 2\n  port: 3\n' }, [
  'homeserver.yaml:4: listeners[1].port is set twice (also line 3). Synapse uses line 4',
]);
notices('the same key in two sections is no repetition', { 'homeserver.yaml': 'a:\n  x: 1\nb:\n  x: 1\n' }, []);
notices(
  'a key in conf.d replaces the one before',
  { 'homeserver.yaml': 'a: 1\nb: 2\n', 'conf.d/x.yaml': '\nb: 3\n' },
  ['homeserver.yaml:2: b is set here and in conf.d/x.yaml:2, which Synapse uses'],
);
notices(
  'a section is replaced whole, whatever it holds',
  { 'homeserver.yaml': 'database:\n  name: psycopg2\n', 'conf.d/x.yaml': 'database:\n  args: {}\n' },
  ['homeserver.yaml:1: database is set here and in conf.d/x.yaml:1, which Synapse uses'],
);
notices(
  'of three files the last wins',
  { 'homeserver.yaml': 'a: 1\n', 'conf.d/1.yaml': 'a: 2\n', 'conf.d/2.yaml': 'a: 3\n' },
  [
    'homeserver.yaml:1: a is set here and in conf.d/2.yaml:1, which Synapse uses',
    'conf.d/1.yaml:1: a is set here and in conf.d/2.yaml:1, which Synapse uses',
  ],
);
notices('null replaces, too', { 'homeserver.yaml': 'redis:\n  enabled: true\n', 'conf.d/x.yaml': 'redis:\n' }, [
  'homeserver.yaml:1: redis is set here and in conf.d/x.yaml:1, which Synapse uses',
]);
notices(
  'a worker that sets what the shared files set',
  {
    'homeserver.yaml': 'redis:\n  enabled: true\n',
    'workers/w1.yaml': 'worker_app: synapse.app.generic_worker\nworker_name: w1\nredis:\n  host: r\n',
  },
  ['workers/w1.yaml:3: redis replaces the whole of it in homeserver.yaml:1 for this worker'],
);
notices(
  'a worker that sets a single value anew',
  {
    'homeserver.yaml': '\nenable_media_repo: false\n',
    'workers/w1.yaml': 'worker_name: w1\nenable_media_repo: true\n',
  },
  ['workers/w1.yaml:2: enable_media_repo replaces that of homeserver.yaml:2 for this worker'],
);
notices(
  'the name of a worker is no repetition of that of the main process',
  {
    'homeserver.yaml': 'worker_app: synapse.app.homeserver\nworker_log_config: /log.yaml\nserver_name: a\n',
    'workers/w1.yaml': 'worker_app: synapse.app.generic_worker\nworker_name: w1\n',
  },
  ['homeserver.yaml:2: worker_log_config names /log.yaml, which is not here; it is not looked at'],
);
notices(
  'two workers with keys of their own are no repetition',
  {
    'homeserver.yaml': 'a: 1\n',
    'workers/w1.yaml': 'worker_name: w1\nenable_media_repo: true\n',
    'workers/w2.yaml': 'worker_name: w2\nenable_media_repo: true\n',
  },
  [],
);
