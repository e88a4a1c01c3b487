import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Files, filesIn, IGNORED, installedProgram, QUESTION, WORKERS } from './program.js';
import { hasTmux, openTerminal, type Terminal } from './tmux.js';

if (!hasTmux) console.warn('SKIPPED: the prompts are not tried in a terminal, as there is no tmux');

const program = installedProgram();
const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.end();
});

/** Two plain steps, a question, and a clean-up of two. */
const ALL: Files = {
  ...WORKERS,
  'homeserver.yaml':
    `${WORKERS['homeserver.yaml']}${QUESTION['homeserver.yaml']?.replace('server_name: example.org\n', '')}` +
    'enable_group_creation: true\nacme:\n  enabled: false\n',
};
const STEPS = {
  question: /Accept step 1|Choose 1, 2, 3 or \?:/,
  workers: /Accept step 2\? \[y\/N\/a\/q\/\?\] ?\n?$/,
  cleanUp: /Accept step 3\? \[y\/N\/s\/a\/q\/\?\] ?\n?$/,
  write: /Write \d steps? to \d files?\? \[y\/N(\/r)?\] ?\n?$/,
};

function start(files: Files, columns = 80, args = '--to 1.88.0 homeserver.yaml') {
  const folder = program.folder(files);
  const terminal = openTerminal(folder, `'${process.execPath}' '${program.path}' ${args}`, columns);
  open.push(terminal);
  return { folder, terminal };
}
const isUntouched = (folder: string, files: Files): void => {
  expect(filesIn(folder)).toEqual(files);
  expect(existsSync(join(folder, '.synapse-migrate'))).toBe(false);
};

describe.skipIf(!hasTmux)('in a terminal', () => {
  it('y accepts, and only the last y writes', async () => {
    const { folder, terminal } = start(WORKERS);
    await terminal.until(/Accept step 1\? \[y\/N\/a\/q\/\?\]/);
    terminal.type('y');
    await terminal.until(/Write 1 step to 2 files\? \[y\/N\]/);
    isUntouched(folder, WORKERS);
    terminal.type('y');
    const screen = await terminal.until(/ended with 0/);
    expect(screen).toMatch(/Wrote +homeserver\.yaml workers\/w1\.yaml/);
    expect(screen).toMatch(/Undo +synapse-migrate undo/);
    expect(screen).toContain('python -m synapse.config -c homeserver.yaml');
    expect(filesIn(folder)['workers/w1.yaml']).not.toContain('worker_replication_host');
    expect(statSync(join(folder, '.synapse-migrate')).mode & 0o777).toBe(0o700);
  });
  it('Enter changes nothing, and a blocker that is left out is named again', async () => {
    const { folder, terminal } = start(WORKERS);
    await terminal.until(/Accept step 1/);
    terminal.type('');
    const screen = await terminal.until(/Nothing is accepted. End here\? \[N\/r\]/);
    expect(screen).toContain('Left out. Synapse 1.88.0 will not start w1: worker_replication_* is refused');
    terminal.type('');
    expect(await terminal.until(/ended with \d+/)).toContain('ended with 12');
    isUntouched(folder, WORKERS);
  });
  it('a question: choices, then the diff that the answer gives, then consent', async () => {
    const { folder, terminal } = start(QUESTION);
    const screen = await terminal.until(/Choose 1, 2, 3 or \?:/);
    expect(screen).toMatch(/Question mail-sender: which sender address/);
    expect(screen).not.toContain('+++');
    terminal.type('7');
    await terminal.until(/Type a number from 1 to 3/);
    terminal.type('1');
    await terminal.until(/such as {2}Name/);
    terminal.type('Example <noreply@example.org>');
    const diff = await terminal.until(/Accept step 1/);
    expect(diff).toContain('+  notif_from: "Example <noreply@example.org>"');
    expect(diff).not.toContain('Xq7');
    terminal.type('y');
    await terminal.until(/Write 1 step/);
    terminal.type('y');
    await terminal.until(/ended with 0/);
    expect(filesIn(folder)['homeserver.yaml']).toContain('notif_from: "Example <noreply@example.org>"');
  });
  it('a accepts what needs no answer, and still asks the question; ? explains; a wrong letter repeats the legend', async () => {
    const { terminal } = start(ALL);
    await terminal.until(STEPS.question);
    terminal.type('no-mail');
    await terminal.until(/Accept step 1/);
    terminal.type('x');
    await terminal.until(/\? more[\s\S]*\? more/);
    terminal.type('?');
    const explained = await terminal.until(/What Synapse does with the old form/);
    expect(explained).toContain('accept this and every later step that needs no answer');
    terminal.type('a');
    const screen = await terminal.until(STEPS.write);
    expect(screen).toMatch(/Accepted step 2 +v1\.84\.0/);
    expect(screen).toMatch(/Accepted step 3 +clean-up/);
    expect(screen).toMatch(/Accepted +steps 1, 2, 3/);
  });
  it('q keeps what was accepted, says what was not seen, and r shows it', async () => {
    const { folder, terminal } = start(ALL);
    await terminal.until(STEPS.question);
    terminal.type('2');
    await terminal.until(/Accept step 1/);
    terminal.type('y');
    await terminal.until(STEPS.workers);
    terminal.type('q');
    const closing = await terminal.until(STEPS.write);
    expect(closing).toMatch(/Accepted +step 1 \(1 file\); nothing is written yet/);
    expect(closing).toMatch(/Not seen +step 2: Synapse 1\.88\.0 will not start \(1 worker\)/);
    expect(closing).toMatch(/step 3: 2 options, ignored/);
    isUntouched(folder, ALL);
    terminal.type('r');
    await terminal.until(STEPS.workers);
    terminal.type('y');
    await terminal.until(STEPS.cleanUp);
    terminal.type('n');
    await terminal.until(/Write 2 steps to 2 files/);
    terminal.type('y');
    expect(await terminal.until(/ended with \d+/)).toContain('ended with 11');
    expect(filesIn(folder)['homeserver.yaml']).toContain('enable_group_creation');
    expect(filesIn(folder)['homeserver.yaml']).not.toContain('account_threepid_delegates');
  });
  it('s splits the clean-up', async () => {
    const { terminal } = start({ 'homeserver.yaml': `${IGNORED['homeserver.yaml']}acme:\n  enabled: false\n` });
    await terminal.until(/Accept step 1\? \[y\/N\/s\/a\/q\/\?\]/);
    terminal.type('s');
    await terminal.until(/Step 1 of \d {2}v1\.37\.0[\s\S]*Accept step 1\? \[y\/N\/a\/q\/\?\]/);
    terminal.type('n');
    await terminal.until(/Step 2 of 2 {2}v1\.61\.0[\s\S]*Accept step 2/);
    terminal.type('y');
    await terminal.until(/Write 1 step to 1 file/);
  });
  it.each([
    ['C-c', /Accept step 1/],
    ['C-d', /Accept step 1/],
  ])('%s at a prompt: 130 and nothing written', async (key, prompt) => {
    const { folder, terminal } = start(WORKERS);
    await terminal.until(prompt);
    terminal.key(key);
    const screen = await terminal.until(/ended with \d+/);
    expect(screen).toContain('ended with 130');
    expect(screen).toContain('Interrupted at step 1. Nothing was written.');
    isUntouched(folder, WORKERS);
  });
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s from outside at a prompt: %i and nothing written', async (signal, code) => {
    const { folder, terminal } = start(WORKERS);
    await terminal.until(/Accept step 1/);
    terminal.signal(signal);
    const screen = await terminal.until(/ended with \d+/);
    expect(screen).toContain(`ended with ${code}`);
    expect(screen).toContain('Interrupted. Nothing was written.');
    isUntouched(folder, WORKERS);
  });
  it('at the last question, too', async () => {
    const { folder, terminal } = start(WORKERS);
    await terminal.until(/Accept step 1/);
    terminal.type('y');
    await terminal.until(/Write 1 step/);
    terminal.key('C-d');
    expect(await terminal.until(/ended with \d+/)).toContain('ended with 130');
    isUntouched(folder, WORKERS);
  });
  it('a narrow window wraps prose, and prompts still work', async () => {
    const { terminal } = start(WORKERS, 44);
    const screen = await terminal.until(/Accept step 1\? \[y\/N\/a\/q\/\?\]/);
    expect(screen).toMatch(/^ {2}If left out\n {4}Synapse 1\.88\.0 will not start 1 worker:\n/m);
    terminal.type('y');
    await terminal.until(/Write 1 step to 2 files\?/);
  });
  it('a dry run shows each step with its diff, and no patch besides', async () => {
    const { folder, terminal } = start(WORKERS, 80, '--dry-run --to 1.88.0 homeserver.yaml');
    const screen = await terminal.until(/ended with 0/);
    expect(screen.match(/^\+\+\+ b\/workers\/w1\.yaml$/gm)).toHaveLength(1);
    expect(screen).toContain('If left out');
    isUntouched(folder, WORKERS);
  });
  it('undo asks, and Enter puts nothing back', async () => {
    const folder = program.folder(IGNORED);
    program.run(folder, ['--yes', '--to', '1.88.0', 'homeserver.yaml']);
    const after = filesIn(folder);
    const undo = () => {
      const terminal = openTerminal(folder, `'${process.execPath}' '${program.path}' undo homeserver.yaml`);
      open.push(terminal);
      return terminal;
    };
    const first = undo();
    await first.until(/Put back\? \[y\/N\]/);
    first.type('');
    await first.until(/Nothing was put back\.[\s\S]*ended with 0/);
    expect(filesIn(folder)).toEqual(after);
    const second = undo();
    await second.until(/Put back\? \[y\/N\]/);
    second.type('y');
    await second.until(/Put back 1 file\.[\s\S]*ended with 0/);
    expect(filesIn(folder)).toEqual(IGNORED);
  });
});
