import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { demo, type Files, filesIn, IGNORED, installedProgram, QUESTION, WORKERS } from './program.js';

const program = installedProgram();
const ANSWERS = ['--answer', 'mail-sender=Example <noreply@example.org>'];

const isThere = (name: string): boolean => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`SKIPPED: the patch is not applied with ${name}, which is not there`);
    return false;
  }
};
const appliers = [
  { name: 'git', args: ['apply', '-'] },
  { name: 'patch', args: ['-p1', '--silent', '--fuzz=0', '--no-backup-if-mismatch'] },
].filter(({ name }) => isThere(name));

/** The files after `--yes`, and after the patch of a dry run with the same arguments. */
function bothWays(files: Files, applier: (typeof appliers)[number], args: readonly string[]) {
  const written = program.folder(files);
  program.run(written, ['--yes', ...args]);
  const patched = program.folder(files);
  const { out, err } = program.run(patched, ['--dry-run', ...args]);
  execFileSync(applier.name, applier.args, { cwd: patched, input: out, stdio: ['pipe', 'pipe', 'pipe'] });
  return { written: filesIn(written), patched: filesIn(patched), err };
}

describe.each(appliers)('the patch of a dry run, by $name', applier => {
  const crlf = Object.fromEntries(Object.entries(demo()).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
  it.each<[string, Files, readonly string[]]>([
    ['the demo', demo(), ANSWERS],
    ['the demo with 1 line of context', demo(), [...ANSWERS, '--context', '1']],
    ['the demo from DOS', crlf, ANSWERS],
    ['workers', WORKERS, []],
    ['a single file', IGNORED, []],
    ['a question beside secrets', QUESTION, ANSWERS],
    [
      'no final line end',
      { 'homeserver.yaml': 'server_name: x\nenable_group_creation: true\nreport_stats: false' },
      [],
    ],
  ])('%s: what --yes writes, byte for byte', (_, files, args) => {
    const result = bothWays(files, applier, ['--show-secrets', '--to', '1.88.0', ...args, 'homeserver.yaml']);
    expect(result.patched).toEqual(result.written);
    expect(result.patched).not.toEqual(files);
  });
  it('over files in two folders: it applies in the folder that stderr names', () => {
    const files = {
      'synapse/homeserver.yaml': WORKERS['homeserver.yaml'] ?? '',
      'elsewhere/w1.yaml': WORKERS['workers/w1.yaml'] ?? '',
    };
    const result = bothWays(files, applier, ['--to', '1.88.0', 'synapse/homeserver.yaml', 'elsewhere/w1.yaml']);
    expect(result.patched).toEqual(result.written);
    expect(result.err).toMatch(/^The patch on stdout applies in .*deployment-\d+\.$/m);
  });
  it('without --show-secrets: it applies all the same where it is not masked', () => {
    const files = {
      'homeserver.yaml':
        'server_name: x\nform_secret: Xq7-form\nlog_config: log.yaml\nenable_group_creation: true\n' +
        'report_stats: false\nturn_shared_secret: Xq7-turn\n',
    };
    const result = bothWays(files, applier, ['--to', '1.88.0', 'homeserver.yaml']);
    expect(result.err).not.toContain('The patch masks secrets');
    expect(result.patched).toEqual(result.written);
  });
});

describe('secrets', () => {
  const secrets = /Xq7|Jr6-example|Uq1-example|not-a-real/;
  const files = {
    ...QUESTION,
    'homeserver.yaml': `${QUESTION['homeserver.yaml']}  #smtp_pass: "Xq7-former"\nenable_group_creation: true\nturn_shared_secret: Xq7-turn\n`,
  };
  it.each([
    ['--dry-run'],
    ['--check', '--diff'],
    ['--yes', '--verbose'],
    ['--dry-run', '--context', '20'],
    ['--dry-run', '--color', 'always'],
  ])('%s %s %s: none is printed', (...args) => {
    for (const [deployment, answer] of [
      [files, 'mail-sender=no-mail'],
      [files, 'mail-sender=a <a@example.org>'],
      [demo(), 'mail-sender=leave'],
    ] as const) {
      const options = ['--answer', answer, ...args.filter(Boolean), '--to', '1.88.0', 'homeserver.yaml'];
      const { out, err } = program.run(program.folder(deployment), options);
      expect(out + err).not.toMatch(secrets);
      expect(err).toContain('1.88.0');
    }
  });
  it('a masked patch says so', () => {
    const args = ['--dry-run', '--answer', 'mail-sender=no-mail', '--to', '1.88.0', 'homeserver.yaml'];
    const { out, err } = program.run(program.folder(files), args);
    expect(out).toContain('-  smtp_pass: <secret>');
    expect(err).toContain('The patch masks secrets and does not apply; --show-secrets prints one that does.');
  });
  it('are printed with --show-secrets only', () => {
    const args = [
      '--dry-run',
      '--show-secrets',
      '--answer',
      'mail-sender=no-mail',
      '--to',
      '1.88.0',
      'homeserver.yaml',
    ];
    expect(program.run(program.folder(files), args).out).toContain('-  smtp_pass: "Xq7-smtp"');
  });
});
