import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chain } from '../../transforms/index.js';
import { project } from '../places.js';
import { fixtures, readFixture } from '../transforms/fixture.js';
import { installedProgram } from './program.js';

const program = installedProgram();
/** In an empty folder: there is nothing to read. */
const run = (...args: readonly string[]) => program.run(program.folder({}), args);
const listed = (...args: readonly string[]): readonly Readonly<Record<string, string>>[] =>
  JSON.parse(run('list', '--json', ...args).out);
const idsIn = (out: string): readonly string[] => out.match(/v\d\S+$/gm) ?? [];
const FLAGSHIP = 'v1.84.0/worker-replication-to-instance-map';

describe('list', () => {
  it('has a line for every id of the chain, by release', () => {
    const { code, out, err } = run('list');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const ids = chain.flatMap(([id, { also = [] }]) => [id, ...also]);
    expect([...idsIn(out)].sort()).toEqual([...ids].sort());
    expect(out.split('\n')).toHaveLength(ids.length + 1);
    expect(idsIn(out).indexOf('v0.9.0/database-path')).toBeLessThan(idsIn(out).indexOf(FLAGSHIP));
  });
  it('keeps to what came after --from, up to --to, and to what --to does', () => {
    expect(idsIn(run('list', '--from', '1.83', '--to', '1.84.0').out)).toContain(FLAGSHIP);
    expect(idsIn(run('list', '--from', '1.84.0', '--to', '1.88').out)).not.toContain(FLAGSHIP);
    expect(run('list', '--to', '1.84.0').out).toMatch(new RegExp(`^still works +${FLAGSHIP}$`, 'm'));
    expect(run('list', '--to', '1.88.0').out).toMatch(new RegExp(`^will not start +${FLAGSHIP}$`, 'm'));
  });
  it('keeps to a kind and a severity', () => {
    const notices = listed('--kind', 'notice').map(({ id }) => id);
    expect(notices).toContain('v1.72.0/postgres-11');
    expect(notices).not.toContain(FLAGSHIP);
    const severities = listed('--severity=will-not-start').map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['will-not-start']));
  });
  it('--json has what stands behind each id', () => {
    expect(listed('--to', '1.88.0').find(({ id }) => id === 'v1.88.0/worker-replication-settings-removed')).toEqual({
      id: 'v1.88.0/worker-replication-settings-removed',
      transform: FLAGSHIP,
      kind: 'edit',
      severity: 'will-not-start',
      release: '1.88.0',
      summary: expect.stringContaining('instance_map.main'),
    });
    expect(listed('--from', '1.163.0')).toEqual([]);
  });
  it('says on stderr that nothing fits, or where its knowledge ends', () => {
    expect(run('list', '--from', '1.163.0')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/^No change/),
    });
    expect(run('list', '--to', '1.170.0').err).toContain('up to 1.163.2');
  });
  it.each<[readonly string[], string]>([
    [['--kind', 'foo'], 'edit, value, default, notice'],
    [['--severity', 'cleanup'], 'will-not-start, behaves-differently'],
    [['--to', '1.88.0', 'homeserver.yaml'], '  synapse-migrate list --to 1.88.0\n'],
    [['--to', '1.880.0'], '  synapse-migrate list --to 1.88.0\n'],
    [['--from', 'new'], '--from new is not a Synapse release'],
    [['--from', '1.88', '--to', '1.60'], '--to 1.60.0 is older than --from 1.88.0'],
    [['--knid', 'edit'], '  synapse-migrate list --kind edit\n'],
    [['--yes'], 'unknown option --yes'],
  ])('%j is wrong usage', (args, words) => {
    expect(run('list', ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
  });
  it('colours where it is asked to', () => {
    expect(run('list').out).not.toContain('\x1b');
    expect(run('list', '--color', 'always').out).toContain('\x1b[1;31mwill not start\x1b[0m');
  });
});

describe('the kind of a transform', () => {
  const kinds = new Map(chain.map(([id, { kind = 'edit' }]) => [id, kind]));
  const changing = new Set(
    fixtures()
      .filter(({ before, after }) => before.some((file, index) => after[index] !== file))
      .map(({ id }) => id),
  );
  it('is notice where no fixture changes a file, and nowhere else', () => {
    const withFixtures = new Set(fixtures().map(({ id }) => id));
    const wrong = [...kinds].filter(([id, kind]) => withFixtures.has(id) && changing.has(id) === (kind === 'notice'));
    expect(wrong).toEqual([]);
  });
});

describe('explain', () => {
  it('has the same heads for every id', () => {
    for (const id of ['v1.61.0/groups-options-dead', FLAGSHIP, 'v1.72.0/postgres-11']) {
      const { code, out, err } = run('explain', id);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const head of [
        'What changed',
        'What it does',
        'You are asked',
        'More',
        'What Synapse does with the old form',
      ])
        expect(out).toContain(head);
      expect(out).toContain(`${id}\n`);
    }
  });
  it('gives the time line, the questions and their answers', () => {
    const { out } = run('explain', FLAGSHIP);
    expect(out).toMatch(/up to 1\.83 .*\n +1\.84\.0 to 1\.87 +still works.*\n.*\n +from 1\.88\.0 +will not start/);
    expect(out).toContain('main-host: on which host do workers reach');
    expect(out).toContain('/upgrade.html#deprecation-of-worker_replication_-configuration-settings\n');
  });
  it('shows the example of the fixtures, before and after', () => {
    const path = 'v1.61.0/groups-options-dead';
    const names = readdirSync(new URL(`fixtures/${path}/`, project)).sort();
    expect(names).toContain('example.txt');
    const { before, after } = readFixture(
      `${path}/example.txt`,
      readFileSync(new URL(`fixtures/${path}/example.txt`, project), 'utf8'),
    );
    const diff = run('explain', path).out.split(/^@@.*\n/m)[1] ?? '';
    const side = (sign: string): string =>
      diff
        .split(/(?<=\n)/)
        .filter(line => line.startsWith(' ') || line.startsWith(sign))
        .map(line => line.slice(1))
        .join('');
    expect([side('-'), side('+')]).toEqual([before[0]?.text, after[0]?.text]);
  });
  it('shows none of what changes no file', () => {
    const { out } = run('explain', 'v1.72.0/postgres-11');
    expect(out).not.toContain('Before and after');
    expect(out).toContain('You may be told');
  });
  it('knows what a transform does besides', () => {
    const { out } = run('explain', 'v1.88.0/worker-replication-settings-removed');
    expect(out).toMatch(new RegExp(`Done by +${FLAGSHIP}`));
  });
  it('wraps for 80 columns, addresses and diffs aside', () => {
    const [prose = ''] = run('explain', FLAGSHIP).out.split('Before and after');
    const wide = prose.split('\n').filter(line => line.length > 80 && !line.includes('https://'));
    expect(wide).toEqual([]);
  });
  it('speaks to a screen reader without signs', () => {
    const { out } = program.run(program.folder({}), ['explain', 'v1.61.0/groups-options-dead'], { ACCESSIBLE: '1' });
    expect(out).toContain('\nWhat changed: ');
    expect(out).toContain('\nremoved: enable_group_creation: true\n');
  });
  it.each<[readonly string[], string]>([
    [[], '  synapse-migrate explain v1.84.0/'],
    [['v1.61.0/group-options-dead'], '  synapse-migrate explain v1.61.0/groups-options-dead\n'],
    [['groups-options-dead'], 'Did you mean v1.61.0/groups-options-dead?'],
    [['homeserver.yaml'], 'no change has this id'],
    [[FLAGSHIP, 'homeserver.yaml'], `  synapse-migrate explain ${FLAGSHIP}\n`],
    [['--kind', 'edit'], 'unknown option --kind'],
  ])('%j is wrong usage', (args, words) => {
    expect(run('explain', ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
  });
});
