import { describe, expect, it } from 'vitest';
import { type MigrateOptions, readArguments } from '../../src/cli/arguments.js';

const TO = ['--to', '1.88.0'];
function options(...argv: readonly string[]): MigrateOptions {
  const request = readArguments(argv);
  if (request.kind !== 'migrate') throw new Error(`not a run: ${JSON.stringify(request)}`);
  return request.options;
}
const wrong = (...argv: readonly string[]) => {
  const request = readArguments(argv);
  if (request.kind !== 'wrong') throw new Error(`not wrong: ${JSON.stringify(request)}`);
  return request;
};

describe('files', () => {
  it('keep their order, positional or behind -c, however it is spelt', () => {
    expect(
      options('a.yaml', '-c', 'b.yaml', ...TO, 'c.yaml', '--config-path=d.yaml', '-ce.yaml', '--config-path', 'f')
        .paths,
    ).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml', 'f']);
  });
  it('are not the values of other options', () => {
    expect(options('--to', 'a.yaml', 'a.yaml', '--only', 'x', '--answer=b=c').paths).toEqual(['a.yaml']);
    expect(options(...TO, '--', '--odd.yaml', '-c').paths).toEqual(['--odd.yaml', '-c']);
  });
});

describe('options', () => {
  it('have their defaults', () => {
    expect(options(...TO, 'a.yaml')).toEqual({
      to: '1.88.0',
      from: undefined,
      mode: 'ask',
      diff: false,
      answers: new Map(),
      answersFile: undefined,
      only: [],
      skip: [],
      paths: ['a.yaml'],
      discover: true,
      showSecrets: false,
      colour: 'auto',
      context: 3,
      verbose: false,
    });
  });
  it('may be repeated where there can be many', () => {
    const given = options(
      ...TO,
      'a',
      '--only',
      'x',
      '--only=y',
      '--skip',
      'z',
      '--answer',
      'p=1=2',
      '--answer=q=',
      '--no-discover',
    );
    expect(given.only).toEqual(['x', 'y']);
    expect(given.skip).toEqual(['z']);
    expect([...given.answers]).toEqual([
      ['p', '1=2'],
      ['q', ''],
    ]);
    expect(given.discover).toBe(false);
  });
  it('--dry-run and --check win over --yes', () => {
    expect(options(...TO, 'a', '--yes', '--dry-run').mode).toBe('dry run');
    expect(options(...TO, 'a', '--check', '--yes').mode).toBe('check');
  });
});

describe('wrong usage', () => {
  it('gives the line that was meant, with the rest of the arguments', () => {
    expect(wrong('--dryrun', ...TO, 'my file.yaml')).toEqual({
      kind: 'wrong',
      what: 'unknown option --dryrun. Did you mean --dry-run?',
      line: "synapse-migrate --dry-run --to 1.88.0 'my file.yaml'",
    });
    expect(wrong('--confg-path=a.yaml', ...TO).line).toBe('synapse-migrate --config-path=a.yaml --to 1.88.0');
  });
  it.each([
    [['--zzzzzzzzz', 'a'], /unknown option --zzzzzzzzz\. All options/],
    [['a.yaml'], /--to RELEASE is missing/],
    [TO, /no file is named/],
    [[...TO, '--context', '0', 'a'], /--context N .*from 1 on/],
    [[...TO, '--color', 'blue', 'a'], /--color WHEN .*auto, always, never/],
    [[...TO, '--answer', 'noequals', 'a'], /--answer takes ID=VALUE/],
    [['a', '--to'], /--to RELEASE: the value is missing/],
    [[...TO, 'a', '--dry-run', '--check'], /exclude each other/],
    [[...TO, 'a', '--yes', '--diff'], /--diff belongs to --check/],
    [['undo'], /needs the homeserver file/],
    [['undo', 'a', 'b'], /1 file/],
  ])('%j', (argv, what) => {
    expect(wrong(...argv).what).toMatch(what);
  });
});

describe('others', () => {
  it('help and version, wherever they stand, but not as the value of an option', () => {
    expect(readArguments(['--help']).kind).toBe('help');
    expect(readArguments(['undo', '--help']).kind).toBe('help');
    expect(readArguments([...TO, 'a', '--version']).kind).toBe('version');
    expect(options('a', '--to', '--help').to).toBe('--help');
  });
  it('nothing at all', () => {
    expect(readArguments([]).kind).toBe('nothing given');
  });
  it('undo', () => {
    expect(readArguments(['undo', '--yes', 'a.yaml'])).toEqual({ kind: 'undo', file: 'a.yaml', yes: true });
  });
});
