/** What the README says of the program, held against the program, built for this test alone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readText } from './source-files.js';

const readme = readText('README.md');
const cwd = fileURLToPath(new URL('../../', import.meta.url));
const built = mkdtempSync(join(tmpdir(), 'synapse-migrate-built-'));
const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd, encoding: 'utf8', input: '' });
const run = (...args: readonly string[]) => {
  const main = pathToFileURL(join(built, 'main.js')).href;
  const start = `process.exitCode = await (await import('${main}')).main(process.argv.slice(1))`;
  return node('--input-type=module', '--eval', start, '--', ...args);
};

beforeAll(() => {
  expect(node('scripts/build.mjs', '--quiet', '--into', built).stderr).toBe('');
});
afterAll(() => rmSync(built, { recursive: true }));

/** Every long option in a text. */
const optionsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option))].sort();

it('names every option of --help in its table, and no other', () => {
  const help = run('--help').stdout;
  const rows = readme.split('\n').filter(line => line.startsWith('| `-') || line.startsWith('| `FILE'));
  const table = optionsIn(rows.map(row => row.split('|')[1]).join('\n'));
  expect(optionsIn(help).length).toBeGreaterThan(10);
  expect(table.filter(option => option !== '--config-path')).toEqual(
    optionsIn(help).filter(option => option !== '--config-path'),
  );
  expect(table).toContain('--config-path');
});

it('has the exit codes of --help', () => {
  const help = run('--help').stdout;
  const listed = help.slice(help.indexOf('Exit codes'), help.indexOf('No network'));
  const inHelp = [...listed.matchAll(/(?<=^ *| {3})\d+(?= )/gm)].map(([code]) => code);
  const section = readme.slice(readme.indexOf('## Exit codes'), readme.indexOf('## Backups'));
  const inReadme = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
  expect(inHelp).toContain('130');
  expect(inReadme).toEqual(inHelp);
});

it('shows a diff that the program prints for the demo', () => {
  const [, shown = ''] = /```diff\n([\s\S]+?)```/.exec(readme) ?? [];
  const only = ['--only', 'v1.84.0/worker-replication-to-instance-map'];
  const { stdout, status } = run('--dry-run', ...only, '--to', '1.88.0', 'fixtures/demo/homeserver.yaml');
  expect(status).toBe(0);
  // Editors take blanks at the end of a line away, and an empty line of context is one blank.
  const printed = stdout.replace(/ +$/gm, '');
  const files = shown.split(/^(?=--- a\/)/m);
  expect(files).toHaveLength(2);
  for (const file of files) expect(printed).toContain(file);
});
