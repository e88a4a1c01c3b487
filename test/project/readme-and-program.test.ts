/** What the README says of the program, held against the program. */
import { expect, it } from 'vitest';
import { demo, installedProgram } from '../cli/program.js';
import { readText } from './source-files.js';

const readme = readText('README.md');
const program = installedProgram();
const help = (): string => program.run('.', ['--help']).out;

/** Every long option in a text. */
const optionsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option))].sort();

it('names every option of --help in its table, and no other', () => {
  const printed = help();
  const rows = readme.split('\n').filter(line => line.startsWith('| `-') || line.startsWith('| `FILE'));
  const table = optionsIn(rows.map(row => row.split('|')[1]).join('\n'));
  expect(optionsIn(printed).length).toBeGreaterThan(10);
  expect(table.filter(option => option !== '--config-path')).toEqual(
    optionsIn(printed).filter(option => option !== '--config-path'),
  );
  expect(table).toContain('--config-path');
});

it('has the exit codes of --help', () => {
  const printed = help();
  const listed = printed.slice(printed.indexOf('Exit codes'), printed.indexOf('No network'));
  const inHelp = [...listed.matchAll(/(?<=^ *| {3})\d+(?= )/gm)].map(([code]) => code);
  const section = readme.slice(readme.indexOf('## Exit codes'), readme.indexOf('## Backups'));
  const inReadme = [...section.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => code);
  expect(inHelp).toContain('130');
  expect(inReadme).toEqual(inHelp);
});

it('shows a diff that the program prints for the demo', () => {
  const [, shown = ''] = /```diff\n([\s\S]+?)```/.exec(readme) ?? [];
  const only = ['--only', 'v1.84.0/worker-replication-to-instance-map'];
  const args = ['--dry-run', ...only, '--to', '1.88.0', 'homeserver.yaml'];
  const { out, code } = program.run(program.folder(demo()), args);
  expect(code).toBe(0);
  // Editors take blanks at the end of a line away, and an empty line of context is one blank.
  const printed = out.replace(/ +$/gm, '');
  const files = shown.split(/^(?=--- a\/)/m);
  expect(files).toHaveLength(2);
  for (const file of files) expect(printed).toContain(file);
});
