import { describe, expect, it } from 'vitest';
import { secretsIn } from '../../src/report/masking.js';
import { fileOf } from './deployments.js';

/** The whole file as a screen would show it. */
function masked(text: string, answers: readonly string[] = []): string {
  const secrets = secretsIn(fileOf('homeserver.yaml', text), { show: false, answers: new Set(answers) });
  return text
    .split('\n')
    .map((line, index) => secrets.masked(index + 1, line))
    .join('\n');
}

describe('secrets', () => {
  it.each([
    ['plain', 'form_secret: Zz9\n', 'form_secret: <secret>\n'],
    ['quoted, with a comment behind', 'form_secret: "Zz9" # new\n', 'form_secret: <secret> # new\n'],
    ['nested', 'database:\n  args:\n    password: Zz9\n', 'database:\n  args:\n    password: <secret>\n'],
    ['in a flow mapping', 'redis: {enabled: true, password: Zz9}\n', 'redis: {enabled: true, password: <secret>}\n'],
    [
      'two on a line',
      'x: {form_secret: Zz9, turn_shared_secret: Yy8}\n',
      'x: {form_secret: <secret>, turn_shared_secret: <secret>}\n',
    ],
    ['a number', 'form_secret: 12345\n', 'form_secret: <secret>\n'],
    ['an address with a password', 'x: postgres://a:Zz9@db/y\n', 'x: <secret>\n'],
    ['tokens of a registration', 'as_token: Zz9\nhs_token: Yy8\n', 'as_token: <secret>\nhs_token: <secret>\n'],
    [
      'a token that is the id, too',
      'id: Zz9\nas_token: Zz9\nhs_token: Yy8\nurl: Zz\n',
      'id: <secret>\nas_token: <secret>\nhs_token: <secret>\nurl: Zz\n',
    ],
    [
      'a block scalar',
      'form_secret: |\n  Zz9\n\n  Yy8\nserver_name: x\n',
      'form_secret: <secret>\n  <secret>\n\n  <secret>\nserver_name: x\n',
    ],
    [
      'quoted over two lines',
      'form_secret: "Zz9\n  Yy8"\nserver_name: x\n',
      'form_secret: <secret>\n  <secret>\nserver_name: x\n',
    ],
    ['commented out', '#form_secret: "Zz9"\nserver_name: x\n', '#form_secret: <secret>\nserver_name: x\n'],
    ['commented out, nested', 'x: 1\n#  password: Zz9\n', 'x: 1\n#  password: <secret>\n'],
    ['an address in a comment', '# was redis://u:Zz9@h\nx: 1\n', '# was redis://u:<secret>@h\nx: 1\n'],
  ])('%s', (_, text, expected) => {
    expect(masked(text)).toBe(expected);
  });
  it('leave other lines alone', () => {
    const text = 'signing_key_path: /etc/key\nmacaroon_secret_key_path: /etc/x\n# password resets: see above\n';
    expect(masked(text)).toBe(text);
  });
  it('a byte order mark shifts nothing', () => {
    expect(masked('\ufeffform_secret: Zz9\n')).toBe('\ufeffform_secret: <secret>\n');
  });
  it('what was typed unseen is one, wherever it is written', () => {
    expect(masked('server_name: hush\nother: hushed\n', ['hush'])).toBe('server_name: <secret>\nother: hushed\n');
  });
});

describe('a secret on both sides', () => {
  const sides = (before: string, after: string): readonly [string, string] => {
    const hiding = { show: false, answers: new Set<string>() };
    const old = secretsIn(fileOf('homeserver.yaml', before), hiding);
    const fresh = secretsIn(fileOf('homeserver.yaml', after), hiding);
    return [
      old.masked(1, before.trimEnd(), { secrets: fresh, word: 'old' }),
      fresh.masked(1, after.trimEnd(), { secrets: old, word: 'new' }),
    ];
  };
  it('is told apart where it changes', () => {
    expect(sides('form_secret: a1\n', 'form_secret: b2\n')).toEqual([
      'form_secret: <secret, old>',
      'form_secret: <secret, new>',
    ]);
  });
  it('is the same word where only its key changes', () => {
    expect(sides('form_secret: a1\n', 'turn_shared_secret: a1\n')).toEqual([
      'form_secret: <secret>',
      'turn_shared_secret: <secret>',
    ]);
  });
});
