import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, demo, type Files, filesIn, IGNORED, installedProgram, QUESTION, WORKERS } from './program.js';

const program = installedProgram();
const TO = ['--to', '1.88.0', 'homeserver.yaml'];
const run = (files: Files, ...args: readonly string[]) => {
  const folder = program.folder(files);
  return { folder, ...program.run(folder, [...args, ...TO]) };
};
const isUntouched = (folder: string, files: Files): void => {
  expect(filesIn(folder)).toEqual(files);
  expect(existsSync(join(folder, '.synapse-migrate'))).toBe(false);
};

describe('exit codes', () => {
  it.each<[string, Files, readonly string[], number]>([
    ['dry run, nothing to do', CLEAN, ['--dry-run'], 0],
    ['dry run, a blocker', WORKERS, ['--dry-run'], 0],
    ['dry run, an open question', QUESTION, ['--dry-run'], 0],
    ['check, nothing to do', CLEAN, ['--check'], 0],
    ['check, a robot can do it', IGNORED, ['--check'], 10],
    ['check, a blocker that a robot can remove', WORKERS, ['--check'], 10],
    ['check, a blocker that needs a person', QUESTION, ['--check'], 12],
    ['check, the question answered', QUESTION, ['--check', '--answer', 'mail-sender=no-mail'], 10],
    ['check, what would be left by --skip', WORKERS, ['--check', '--skip', 'v1.84.0/*'], 12],
    ['yes, nothing to do', CLEAN, ['--yes'], 0],
    ['yes, all done', WORKERS, ['--yes'], 0],
    ['yes, a blocker stays open', QUESTION, ['--yes'], 12],
    ['yes, a blocker left by answer stays one', QUESTION, ['--yes', '--answer', 'mail-sender=leave'], 12],
    ['yes, something ignored left out', IGNORED, ['--yes', '--skip', 'v1.61.0/groups-options-dead'], 11],
    ['yes, a blocker left out', WORKERS, ['--yes', '--only', 'v1.61.0/*'], 12],
    ['dry run wins over yes', WORKERS, ['--yes', '--dry-run'], 0],
    ['no terminal to ask on', WORKERS, [], 2],
    ['two modes that exclude each other', WORKERS, ['--dry-run', '--check'], 2],
    ['an unknown option', WORKERS, ['--dryrun'], 2],
    ['an id that does not exist', WORKERS, ['--yes', '--only', 'v1.84.0/worker-replicatio-to-instance-map'], 2],
    ['from newer than to', WORKERS, ['--yes', '--from', '1.90.0'], 2],
    ['a file that is not there', {}, ['--yes'], 3],
    ['not YAML', { 'homeserver.yaml': 'a: [\n' }, ['--dry-run'], 3],
  ])('%s', (_, files, args, code) => {
    expect(run(files, ...args).code).toBe(code);
  });

  it('a slip in an id or a release comes with the line that was meant', () => {
    const folder = program.folder(CLEAN);
    const only = program.run(folder, ['--yes', '--only=v1.61.0/group-options-dead', ...TO]);
    expect(only.err).toContain('Did you mean v1.61.0/groups-options-dead?');
    expect(only.err).toContain(
      '  synapse-migrate --yes --only=v1.61.0/groups-options-dead --to 1.88.0 homeserver.yaml\n',
    );
    expect(program.run(folder, ['--yes', '--to', '1.880.0', 'homeserver.yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('synapse-migrate --yes --to 1.88.0 homeserver.yaml'),
    });
  });
  it('backwards: the rollback rule', () => {
    const { code, err } = program.run(program.folder(CLEAN), [
      '--yes',
      '--from',
      '1.88.0',
      '--to',
      '1.60',
      'homeserver.yaml',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('A database that 1.88.0 has opened can go back to 1.83.0, no further');
  });
  it('a target beyond the known releases is never clean', () => {
    const folder = program.folder(CLEAN);
    const at = (...args: readonly string[]) => program.run(folder, [...args, '--to', '1.170.0', 'homeserver.yaml']);
    expect(at('--check')).toMatchObject({ code: 10, err: expect.stringContaining('NOT COVERED') });
    expect(at('--yes')).toMatchObject({ code: 11, err: expect.stringContaining('1.164.0 to 1.170.0') });
    expect(at('--dry-run')).toMatchObject({ code: 0, err: expect.stringContaining('NOT COVERED') });
  });
});

describe('dry run', () => {
  it('writes nothing and prints one patch', () => {
    const { folder, out, err } = run(WORKERS, '--dry-run');
    isUntouched(folder, WORKERS);
    expect(out).toMatch(/^--- a\/homeserver.yaml\n/);
    expect(err).toContain('Dry run: nothing will be written.');
    expect(err).toContain('As the files are now, Synapse 1.88.0 will not start: 1 worker.');
    // The diff is in the patch and nowhere else.
    expect(err).not.toContain('@@');
  });
  it('a file in which nothing changes keeps its time', () => {
    const folder = program.folder(CLEAN);
    const file = join(folder, 'homeserver.yaml');
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    for (const mode of ['--dry-run', '--check', '--yes']) program.run(folder, [mode, ...TO]);
    expect(statSync(file).mtimeMs).toBe(1_600_000_000_000);
    isUntouched(folder, CLEAN);
  });
});

describe('--yes', () => {
  it('writes what needs no answer, whole steps only, and prints no patch', () => {
    const both = { ...QUESTION, 'homeserver.yaml': `${QUESTION['homeserver.yaml']}enable_group_creation: true\n` };
    const { folder, out, err } = run(both, '--yes');
    expect(out).toBe('');
    expect(filesIn(folder)).toEqual(QUESTION);
    expect(err).toMatch(/^OPEN +v1\.66\.0\/email-delegation-removed +not written$/m);
    expect(err).toContain('--answer mail-sender=no-mail');
    expect(err).toMatch(/Do not upgrade yet\. Exit code 12: Synapse 1\.88\.0 would not start\.\n$/);
  });
  it('takes answers, by option and by file, and names those that nothing asked for', () => {
    const folder = program.folder({ ...QUESTION, 'answers/mine.yaml': 'mail-sender: no-mail\nother: yes\n' });
    const ended = program.run(folder, ['--yes', '--answers', 'answers/mine.yaml', ...TO]);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('No question of this run takes the answer to: other');
    expect(filesIn(folder)['homeserver.yaml']).not.toContain('account_threepid_delegates');
  });
  it('an answer that does not fit leaves its question open', () => {
    const { code, err } = run(QUESTION, '--yes', '--answer', 'mail-sender=nonsense');
    expect(code).toBe(12);
    expect(err).toContain('--answer mail-sender: nonsense does not fit');
  });
  it('a second run finds nothing to do', () => {
    const folder = program.folder(WORKERS);
    expect(program.run(folder, ['--yes', ...TO]).code).toBe(0);
    const after = filesIn(folder);
    expect(program.run(folder, ['--yes', ...TO])).toMatchObject({
      code: 0,
      err: expect.stringContaining('Nothing to do'),
    });
    expect(filesIn(folder)).toEqual(after);
  });
  it('does not call files ready that --only or --skip leaves unfit', () => {
    for (const mode of ['--yes', '--dry-run']) {
      const { err } = run(WORKERS, mode, '--skip', 'v1.84.0/*');
      expect(err).toContain('Nothing to do in 2 files: --only or --skip leaves out 1 change.');
      expect(err).not.toContain('ready');
    }
  });
  it('keeps a link a link, and the mode of the file', () => {
    const folder = program.folder({ 'real/hs.yaml': IGNORED['homeserver.yaml'] ?? '' });
    chmodSync(join(folder, 'real/hs.yaml'), 0o640);
    symlinkSync('real/hs.yaml', join(folder, 'homeserver.yaml'));
    expect(program.run(folder, ['--yes', ...TO]).code).toBe(0);
    expect(readFileSync(join(folder, 'real/hs.yaml'), 'utf8')).not.toContain('enable_group_creation');
    expect(statSync(join(folder, 'real/hs.yaml')).mode & 0o777).toBe(0o640);
  });
});

describe('--check', () => {
  it('is one line where all is well', () => {
    expect(run(CLEAN, '--check').err).toBe('synapse-migrate: homeserver.yaml is ready for 1.88.0.\n');
  });
  it('names what it found with its place, the worst first', () => {
    const files = { ...WORKERS, 'homeserver.yaml': `enable_group_creation: true\n${WORKERS['homeserver.yaml']}` };
    const { folder, err, out } = run(files, '--check');
    isUntouched(folder, files);
    expect(out).toBe('');
    expect(err).toMatch(/will not start +v1\.84\.0.*ignored +v1\.61\.0\/groups-options-dead +homeserver\.yaml:1/s);
  });
  it('prints the patch with --diff only', () => {
    expect(run(IGNORED, '--check', '--diff').out).toContain('-enable_group_creation: true');
  });
});

describe('a file that another program writes again', () => {
  const files = { 'homeserver.yaml': `# Ansible managed\n${IGNORED['homeserver.yaml']}` };
  it('is not edited', () => {
    for (const mode of ['--yes', '--check']) {
      const { folder, code, err } = run(files, mode);
      expect(code).toBe(3);
      expect(err).toContain('homeserver.yaml:5: an edit would land here');
      isUntouched(folder, files);
    }
  });
  it('is shown by a dry run, as the diff to carry over', () => {
    const { code, out, err } = run(files, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('-enable_group_creation: true');
    expect(err).toContain('is written by Ansible');
  });
});

describe('undo', () => {
  it('puts every byte back, once', () => {
    const folder = program.folder(demo());
    program.run(folder, ['--yes', ...TO]);
    expect(filesIn(folder)).not.toEqual(demo());
    const undo = () => program.run(folder, ['undo', '--yes', 'homeserver.yaml']);
    expect(undo()).toMatchObject({ code: 0, err: expect.stringMatching(/^Put back \d files\.$/m) });
    expect(filesIn(folder)).toEqual(demo());
    expect(undo()).toMatchObject({ code: 1, err: expect.stringContaining('no run to undo') });
  });
  it('puts nothing back where a file changed since', () => {
    const folder = program.folder(WORKERS);
    program.run(folder, ['--yes', ...TO]);
    const file = join(folder, 'workers/w1.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# later\n`);
    const after = filesIn(folder);
    const ended = program.run(folder, ['undo', '--yes', 'homeserver.yaml']);
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('workers/w1.yaml changed after that run') });
    expect(filesIn(folder)).toEqual(after);
  });
  it('never waits without a terminal', () => {
    const folder = program.folder(IGNORED);
    expect(program.run(folder, ['undo', 'homeserver.yaml']).code).toBe(2);
  });
});

describe('a run that was cut off while writing', () => {
  /** As a crash leaves it: the journal names the run, one file is old, the other new. */
  function cutOff(): { readonly folder: string; readonly after: Files } {
    const folder = program.folder(WORKERS);
    program.run(folder, ['--yes', ...TO]);
    const after = filesIn(folder);
    const store = join(folder, '.synapse-migrate');
    const [run = ''] = readdirSync(store).filter(name => /^\d/.test(name));
    rmSync(join(store, run, 'done'));
    writeFileSync(join(store, 'journal'), `${run}\n`);
    writeFileSync(join(folder, 'homeserver.yaml'), WORKERS['homeserver.yaml'] ?? '');
    return { folder, after };
  }
  it('is named by a dry run and a check, which repair nothing', () => {
    for (const mode of ['--dry-run', '--check']) {
      const { folder, after } = cutOff();
      const { code, err } = program.run(folder, [mode, ...TO]);
      expect(code).toBe(1);
      expect(err).toMatch(/cut off while writing: 1 of 2 files is new\./);
      expect(filesIn(folder)).not.toEqual(after);
    }
  });
  it('is finished by the next run that may write', () => {
    const { folder, after } = cutOff();
    const { code, err } = program.run(folder, ['--yes', ...TO]);
    expect(code).toBe(0);
    expect(err.replace(/\s+/g, ' ')).toContain('1 of 2 files was new. All 2 new texts were safe on disk');
    expect(filesIn(folder)).toEqual(after);
  });
  it('can be undone as a whole', () => {
    const { folder } = cutOff();
    expect(program.run(folder, ['undo', '--yes', 'homeserver.yaml']).code).toBe(0);
    expect(filesIn(folder)).toEqual(WORKERS);
  });
});

describe('the whole of it', () => {
  it('--help names every option and prints to stdout', () => {
    const { code, out, err } = program.run(program.folder({}), ['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const option of [
      '--to',
      '--from',
      '--dry-run',
      '--check',
      '--diff',
      '--yes',
      '--answer ',
      '--answers',
      '--only',
    ])
      expect(out).toContain(option);
    for (const option of ['--skip', '-c FILE', '--no-discover', '--show-secrets', '--color', '--context', '--verbose'])
      expect(out).toContain(option);
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });
  it('--version prints the release alone', () => {
    expect(program.run(program.folder({}), ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
  it('the reader of stdout may leave early', () => {
    const folder = program.folder(demo());
    const command = `'${process.execPath}' '${program.path}' --dry-run ${TO.join(' ')} 2>err.txt | head -n 1`;
    const { stdout } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/^--- a\//);
    expect(readFileSync(join(folder, 'err.txt'), 'utf8')).not.toMatch(/EPIPE|at .*\.js/);
  });
});
