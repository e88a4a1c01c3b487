/** Every kind of file that is not migrated: path, line, what it is, why, and the way out. */
import { spawnSync } from 'node:child_process';
import { chmodSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { FileRefusal } from '../../src/deployment/file-refusal.js';
import { asNobody } from '../as-nobody.js';
import {
  accepted,
  type Files,
  folderWith,
  HOMESERVER,
  LOG_CONFIG,
  loadIn,
  openToAll,
  REGISTRATION,
  refusals,
  WORKER,
} from './temp-folder.js';

type Expected = Pick<FileRefusal, 'line' | 'what' | 'wayOut'> & Partial<FileRefusal>;

/** The one file is refused, whether it is named or lies in conf.d. */
const refused = (name: string, content: string | Uint8Array, expected: Expected, file = 'homeserver.yaml'): void =>
  test(name, () => {
    const named = folderWith({ [file]: content });
    const whole = { why: undefined, ...expected };
    expect(refusals(loadIn(named, [file]))).toEqual([{ path: join(named, file), ...whole }]);
    if (!file.endsWith('.yaml')) return;
    const found = folderWith({ 'main.yaml': HOMESERVER, [`conf.d/${file}`]: content });
    expect(refusals(loadIn(found, ['main.yaml']))).toEqual([{ path: join(found, 'conf.d', file), ...whole }]);
  });
const taken = (name: string, content: string): void =>
  test(`taken: ${name}`, () => {
    const folder = folderWith({ 'homeserver.yaml': content });
    expect(accepted(loadIn(folder)).files).toHaveLength(1);
  });

describe('not YAML', () => {
  refused('a bracket that does not close', `${HOMESERVER}\nlisteners: [\n`, {
    line: expect.any(Number),
    what: expect.stringMatching(/\w/),
    wayOut: expect.stringMatching(/, then run again\.$/),
  });
  refused('a line that is no setting', `${HOMESERVER}a: 1\nthis is no setting\nb: 2\n`, {
    line: 3,
    what: expect.stringMatching(/\w/),
    wayOut: expect.stringMatching(/, then run again\.$/),
  });
  refused('a tab', `${HOMESERVER}listeners:\n  - port: 8008\n\tbind_addresses: []\n`, {
    line: 4,
    what: 'indented with a tab, which Synapse cannot read',
    wayOut: 'Replace it by spaces, then run again.',
  });
  refused('two documents', `${HOMESERVER}---\nreport_stats: false\n`, {
    line: 2,
    what: 'a second YAML document begins here; Synapse reads one a file',
    wayOut: 'Put it into a file of its own, then run again.',
  });
  taken('a tab in a comment', `${HOMESERVER}a: 1 # b\tc\n`);
  taken('one document with its marks', `---\n${HOMESERVER}...\n`);
  taken('a byte order mark and Windows line ends', `\uFEFF${HOMESERVER.replace('\n', '\r\n')}`);
  taken('a key that is given twice', `a: 1\n${HOMESERVER}a: 2\n`);
});

describe('templates', () => {
  const template = (name: string, text: string, line: number, what: string, file?: string): void =>
    refused(
      name,
      text,
      {
        line,
        what: `this is ${what}, not YAML`,
        why: 'An edit could land in the wrong branch.',
        wayOut: 'Run on the rendered file and carry the diff over to the template.',
      },
      file,
    );
  template(
    'Jinja: a branch',
    `${HOMESERVER}{% if workers %}\nredis:\n  enabled: true\n{% endif %}\n`,
    2,
    'a Jinja template ({% if ... %})',
  );
  template('Jinja: a value', 'server_name: {{ matrix_domain }}\n', 1, 'a Jinja template ({{ ... }})');
  template('Jinja: a part of a value', 'a: 1\nserver_name: matrix.{{ domain }}\n', 2, 'a Jinja template ({{ ... }})');
  template('Jinja: its own header', '#jinja2: lstrip_blocks: True\na: 1\n', 1, 'a Jinja template (#jinja2:)');
  template(
    'Jinja: by the name, though all is in quotes',
    'a: 1\nserver_name: "{{ matrix_domain }}"\n',
    2,
    'a Jinja template ({{ ... }})',
    'homeserver.yaml.j2',
  );
  template('Helm', 'a: 1\nserver_name: {{ .Values.serverName }}\n', 2, 'a Helm or Go template ({{ ... }})');
  template(
    'Helm: trimmed',
    `${HOMESERVER}{{- if .Values.redis }}\nredis: 1\n{{- end }}\n`,
    2,
    'a Helm or Go template ({{ ... }})',
  );
  template(
    'Helm: a part that is put in',
    `${HOMESERVER}{{ include "x" . }}\n`,
    2,
    'a Helm or Go template ({{ ... }})',
  );
  template('ERB', "a: 1\nserver_name: <%= node['fqdn'] %>\n", 2, 'an ERB template (<% ... %>)');
  template('ERB: a branch', `${HOMESERVER}<% if @workers -%>\nb: 1\n<% end -%>\n`, 2, 'an ERB template (<% ... %>)');

  taken('quotes that are no quotes', `${HOMESERVER}a: it's\nb: don't # '\nc: "x" # "\n`);
  template('behind an apostrophe', "a: it's\nb: matrix.{{ domain }}\nc: it's\n", 2, 'a Jinja template ({{ ... }})');
  template('behind a block scalar', 'a: |\n  x\n\nb: matrix.{{ domain }}\n', 4, 'a Jinja template ({{ ... }})');
  const provider = (template: string): string =>
    `${HOMESERVER}oidc_providers:\n  - idp_id: a\n    x:\n      b: ${template}\n`;
  taken('{{ user }} in double quotes', provider('"{{ user.preferred_username }}"'));
  taken('{{ user }} in single quotes', provider("'{{ user.given_name }} {{ user.family_name }}'"));
  taken('{% if %} in quotes', provider('"{% if user.name %}{{ user.name }}{% endif %}"'));
  taken(
    '{{ user }} in a block scalar',
    provider('|-\n        {% if user.name %}\n        {{ user.name }}\n        {% endif %}'),
  );
  taken(
    '{{ user }} in quotes over several lines',
    provider('"{{ user.given_name }}\n        {{ user.family_name }}"'),
  );
  taken('{{ user }} in a comment', `${HOMESERVER}# localpart_template: {{ user.name }}\na: 1 # {{ user }}\n`);
  taken('a mapping in a mapping in brackets', `${HOMESERVER}a: {b: {c: 1}}\n`);
  taken('what the environment puts in', `${HOMESERVER}a: "\${SECRET}"\nb: x@@PASSWORD@@\nc: $VAR\n`);
});

describe('encrypted files', () => {
  const wayOut = 'Decrypt, migrate, encrypt again; or pass the decrypted file.';
  refused('Ansible Vault', '$ANSIBLE_VAULT;1.1;AES256\n3136\n', {
    line: 1,
    what: 'encrypted with Ansible Vault',
    wayOut,
  });
  refused('a single value', 'a: 1\nb: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3136\n', {
    line: 2,
    what: 'a value encrypted with Ansible Vault, which Synapse cannot read',
    wayOut,
  });
  taken('such a value that is commented out', `${HOMESERVER}# b: !vault |\n#  3136\n`);
  refused(
    'SOPS',
    'a: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\nsops:\n    mac: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\n',
    { line: 2, what: 'encrypted with SOPS; any edit breaks its checksum', wayOut },
  );
});

describe('Kubernetes', () => {
  const why = 'Only plain files are edited.';
  const notes = '# Everything\n---\nnote: no object\nanother: one\nmore: 1\nand: 2\n';
  refused(
    'a ConfigMap names document and key',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  homeserver.yaml: |\n    a: 1\n`,
    {
      line: 4,
      what: 'a Kubernetes ConfigMap (document 1, data."homeserver.yaml")',
      why,
      wayOut: 'Take that text out, migrate it, put it back.',
    },
  );
  refused(
    'a Secret behind other documents',
    `${notes}---\nkind: Secret\napiVersion: v1\nstringData:\n  config.yaml: |\n    a: 1\n`,
    {
      line: 11,
      what: 'a Kubernetes Secret (document 2, stringData."config.yaml")',
      why,
      wayOut: 'Take that text out, migrate it, put it back.',
    },
  );
  refused('a Secret in base64', 'apiVersion: v1\nkind: Secret\ndata:\n  homeserver.yaml: YTogMQo=\n', {
    line: 2,
    what: 'a Kubernetes Secret (document 1)',
    why,
    wayOut: 'Take the configuration out, migrate it, put it back.',
  });
  taken(
    'a homeserver file with a key named kind',
    `${HOMESERVER}modules:\n  - config:\n      kind: x\n      apiVersion: v1\n`,
  );
});

describe('not text', () => {
  refused('a binary file', Buffer.from('a: 1\nb: \u0000\n'), {
    line: 2,
    what: 'a binary file',
    wayOut: 'Name only configuration files.',
  });
  refused('Latin-1', Buffer.from('server_name: example.org\n# für\na: 1\n', 'latin1'), {
    line: 2,
    what: 'not UTF-8, which Synapse needs',
    wayOut: 'Save it as UTF-8, then run again.',
  });
  refused(
    'Latin-1 behind much that is UTF-8',
    Buffer.concat([Buffer.from('# 🦊🦊🦊\n'.repeat(99)), Buffer.from([0xfc])]),
    {
      line: 100,
      what: 'not UTF-8, which Synapse needs',
      wayOut: 'Save it as UTF-8, then run again.',
    },
  );
  refused('UTF-8 that is cut off in its last character', Buffer.from('a: 1\nb: ü').subarray(0, -1), {
    line: 2,
    what: 'not UTF-8, which Synapse needs',
    wayOut: 'Save it as UTF-8, then run again.',
  });
  taken('UTF-8 beyond ASCII', `${HOMESERVER}# für 🦊\na: ünï\n`);
  it('over 5 MB', () => {
    const folder = folderWith({ 'homeserver.yaml': `${HOMESERVER}# `.padEnd(5_000_000, 'x') });
    expect(accepted(loadIn(folder)).files).toHaveLength(1);
    truncateSync(join(folder, 'homeserver.yaml'), 5_000_001);
    expect(refusals(loadIn(folder))).toEqual([
      {
        path: join(folder, 'homeserver.yaml'),
        line: undefined,
        what: '5.1 MB; a configuration file has at most 5 MB',
        why: undefined,
        wayOut: 'Name only configuration files.',
      },
    ]);
  });
});

describe('what cannot be read', () => {
  const only = (folder: string, names: readonly string[]): Pick<FileRefusal, 'path' | 'what' | 'wayOut'> => {
    const [first, second] = refusals(loadIn(folder, names));
    expect(second).toBeUndefined();
    return { path: first?.path.replace(`${folder}/`, '') ?? '', what: first?.what ?? '', wayOut: first?.wayOut ?? '' };
  };
  it('for lack of permission, with owner and mode', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER });
    openToAll(folder);
    chmodSync(join(folder, 'homeserver.yaml'), 0o200);
    expect(asNobody(() => only(folder, ['homeserver.yaml']))).toEqual({
      path: 'homeserver.yaml',
      what: expect.stringMatching(/^permission denied \(\S+, mode 0200\)$/),
      wayOut: 'Run as root or as a user who may read it.',
    });
  });
  it('because its folder is closed: that is no missing file', () => {
    const folder = folderWith({ 'etc/homeserver.yaml': HOMESERVER });
    openToAll(folder);
    chmodSync(join(folder, 'etc'), 0o000);
    expect(asNobody(() => only(folder, ['etc/homeserver.yaml'])).what).toMatch(/^permission denied/);
    expect(asNobody(() => only(folder, ['etc'])).what).toMatch(/^permission denied/);
  });
  it('a named pipe, without waiting for a writer', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER });
    expect(spawnSync('mkfifo', [join(folder, 'pipe.yaml')]).status).toBe(0);
    expect(only(folder, ['homeserver.yaml', 'pipe.yaml'])).toEqual({
      path: 'pipe.yaml',
      what: 'a named pipe, not a file',
      wayOut: 'Name the file itself.',
    });
  });
  it('a device', () => {
    expect(refusals(loadIn('/dev', ['null'])).map(({ what }) => what)).toEqual(['a device, not a file']);
  });
  it('a folder without *.yaml', () => {
    const folder = folderWith({ 'empty/homeserver.yml': HOMESERVER });
    expect(only(folder, ['empty'])).toEqual({
      path: 'empty',
      what: 'this folder holds no *.yaml file',
      wayOut: 'Name the homeserver file.',
    });
  });
  it('a file that is not there, with the nearest name', () => {
    const folder = folderWith({ 'homeserver.yaml': HOMESERVER, 'worker.yaml': WORKER });
    expect(only(folder, ['homeservr.yaml'])).toEqual({
      path: 'homeservr.yaml',
      what: 'no such file or folder',
      wayOut: `Did you mean ${join(folder, 'homeserver.yaml')}?`,
    });
    expect(only(folder, ['homeserver.yml']).wayOut).toBe(`Did you mean ${join(folder, 'homeserver.yaml')}?`);
    expect(only(folder, ['log.conf']).wayOut).toBe('Check the name, then run again.');
    expect(only(folder, ['homeserver.yaml/x']).what).toMatch(/^no such file/);
  });
  it('no homeserver file at all', () => {
    const folder = folderWith({
      'w1.yaml': WORKER,
      'log.yaml': LOG_CONFIG,
      'irc.yaml': REGISTRATION,
      'empty.yaml': '#\n',
    });
    const names = ['w1.yaml', 'log.yaml', 'irc.yaml', 'empty.yaml'];
    expect(refusals(loadIn(folder, names))).toEqual([
      {
        path: names.map(name => join(folder, name)).join(' '),
        line: undefined,
        what: 'no homeserver file is among these',
        why: 'Worker files, log configs and registrations alone are not a deployment.',
        wayOut: 'Name homeserver.yaml first, as Synapse gets it with --config-path.',
      },
    ]);
  });
});

it('all that is refused is told at once', () => {
  const files: Files = {
    'homeserver.yaml': HOMESERVER,
    'conf.d/a.yaml': '\ta\n',
    'workers/w1.yaml': `${WORKER}\tb\n`,
  };
  const folder = folderWith(files);
  expect(refusals(loadIn(folder, ['homeserver.yaml', 'gone.yaml'])).map(({ path }) => path)).toEqual(
    ['gone.yaml', 'conf.d/a.yaml', 'workers/w1.yaml'].map(name => join(folder, name)),
  );
});
