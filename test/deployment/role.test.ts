/** What a file is, by its content. */
import { expect, test } from 'vitest';
import { roleOf } from '../../src/deployment/role.js';
import { readYaml } from '../../src/yaml/read.js';

const is = (name: string, text: string, role: ReturnType<typeof roleOf>): void =>
  test(name, () => {
    const reading = readYaml(text);
    expect(reading.kind === 'yaml' && roleOf(reading.yaml)).toBe(role);
  });

is('a homeserver file', 'server_name: example.org\n', 'homeserver');
is('a fragment for conf.d', 'report_stats: false\n', 'homeserver');
is('an empty mapping', '{}\n', 'homeserver');
is('a worker by its app', 'worker_app: synapse.app.generic_worker\n', 'worker');
is('a worker by its name alone', 'worker_name: w1\n', 'worker');
is(
  'the main process under its own name',
  'worker_app: synapse.app.homeserver\nserver_name: example.org\n',
  'homeserver',
);
is('worker_app that is null, as in a sample', 'worker_app:\nserver_name: example.org\n', 'homeserver');
is('a worker that names itself and whose app is null', 'worker_app: null\nworker_name: w1\n', 'worker');
is('the main process with a name', 'server_name: example.org\nworker_name: master\n', 'homeserver');
is('a worker of 0.16.0', 'replication_url: http://localhost:8008/_synapse/replication\nlisteners: []\n', 'worker');
is('a log config with handlers', 'version: 1\nhandlers: {}\n', 'log_config');
is('a log config with formatters only', 'version: 1\nformatters: {}\n', 'log_config');
is("Synapse's own log format of 1.4 to 1.53", 'structured: true\ndrains: {}\n', 'log_config');
is('handlers without a version', 'handlers: {}\n', 'homeserver');
is('a registration', 'id: irc\nas_token: a\nhs_token: b\n', 'appservice');
is('one token alone', 'as_token: a\n', 'homeserver');
is('a commented-out worker_app', '# worker_app: synapse.app.generic_worker\nserver_name: example.org\n', 'homeserver');
is('comments only', '# nothing yet\n', undefined);
is('a list', '- a\n', undefined);
is('text', 'hello\n', undefined);
