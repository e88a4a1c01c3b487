import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changes, cleanup, deprecated, secret, type Transform, transform } from '../../src/chain/contract.js';
import { readArguments } from '../../src/cli/arguments.js';
import { migrate } from '../../src/cli/migrate.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { printed } from '../../src/report/line.js';
import { viewOf } from '../report/deployments.js';
import { type Files, filesIn, writeFiles } from './program.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'made-up-chain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs made-up changes on made-up files, in this process. */
async function run(files: Files, chain: Readonly<Record<string, Transform>>, ...args: readonly string[]) {
  writeFiles(folder, files);
  const request = readArguments([...args, '--to', '1.88.0', join(folder, 'homeserver.yaml')]);
  if (request.kind !== 'migrate') throw new Error(JSON.stringify(request));
  const { look } = viewOf();
  let err = '';
  let out = '';
  const terminal: Terminal = {
    look,
    resultLook: look,
    say: (...lines) => {
      err += lines.map(line => `${printed(line, look)}\n`).join('');
    },
    result: text => {
      out += text;
    },
    show: lines => {
      out += lines.map(line => `${printed(line, look)}\n`).join('');
    },
    resultIsSeen: false,
    canAsk: false,
    ask: async () => {
      throw new Error('nothing is to be asked');
    },
  };
  const { options } = request;
  const code = await migrate(
    {
      kind: 'settings',
      options,
      answers: options.answers,
      travel: { from: undefined, to: '1.88.0' },
      notCovered: undefined,
      chain: Object.entries(chain),
    },
    terminal,
  );
  return { code, err, out };
}

const FILES: Files = { 'homeserver.yaml': 'server_name: example.org\nold: 1\nlist:\n  - a\n' };
const summary = 'Made up';
const dead = (option: string, extra: Partial<Transform> = {}): Transform =>
  transform({
    summary,
    otherwise: cleanup('every process', 'no message is logged'),
    change: (deployment, { remove }) => remove(...deployment.find(option)),
    ...extra,
  });

describe('a change that does not hold up to the proof', () => {
  const growing = transform({
    summary,
    otherwise: deprecated('every process', 'still read'),
    change: ({ main }, { set }) => set(main.get('list').end, 'b'),
  });
  it.each([['--yes'], ['--dry-run'], ['--check']])(
    '%s: nothing is written, and it is named with its file',
    async mode => {
      const { code, err, out } = await run(FILES, { 'v1.2.0/growing': growing }, mode);
      expect(code).toBe(1);
      expect(err.replace(/\s+/g, ' ')).toContain('a fault of synapse-migrate, not of your files');
      expect(err).toMatch(/homeserver\.yaml:\d+: .* By: v1\.2\.0\/growing/);
      expect(out).toBe('');
      expect(filesIn(folder)).toEqual(FILES);
    },
  );
});

describe('an optional tidy-up', () => {
  const chain = { 'v1.2.0/tidy': dead('old', { optional: true }) };
  it('is offered with --verbose or by its name, and never counts', async () => {
    expect(await run(FILES, chain, '--check')).toMatchObject({ code: 0 });
    expect((await run(FILES, chain, '--dry-run')).out).toBe('');
    expect((await run(FILES, chain, '--dry-run', '--verbose')).out).toContain('-old: 1');
    expect((await run(FILES, chain, '--dry-run', '--only', 'v1.2.0/*')).out).toContain('-old: 1');
  });
});

describe('the id of another change that a transform does besides', () => {
  it('chooses it, too', async () => {
    const chain = { 'v1.2.0/one': dead('old', { also: ['v1.4.0/two'] }) };
    expect((await run(FILES, chain, '--dry-run', '--only', 'v1.4.0/two')).out).toContain('-old: 1');
    expect((await run(FILES, chain, '--dry-run', '--skip', 'v1.4.0/two')).out).toBe('');
  });
});

describe('an answer that is not to be seen', () => {
  const asks = transform({
    summary,
    otherwise: changes('every process', 'something else'),
    change: ({ main }, { ask, set }) => {
      if (!main.get('plain_name').isSet)
        set(main.get('plain_name'), ask({ id: 'q', question: 'what?', input: secret }));
    },
  });
  it('is written, and shown nowhere', async () => {
    const chain = { 'v1.2.0/asks': asks };
    for (const mode of ['--dry-run', '--yes']) {
      const { err, out } = await run(FILES, chain, mode, '--answer', 'q=hush-hush');
      expect(err + out).not.toContain('hush');
    }
    expect(filesIn(folder)['homeserver.yaml']).toContain('plain_name: hush-hush');
  });
});

describe('what was left by answer', () => {
  const choice = (severity: typeof changes): Transform =>
    transform({
      summary,
      otherwise: severity('every process', 'something else'),
      change: (deployment, { ask, remove }) => {
        const found = deployment.find('old');
        if (found.length && ask({ id: 'q', question: 'what?', choices: { go: 'it goes' } }) === 'go') remove(...found);
      },
    });
  it('is settled and does not count, while an open question does', async () => {
    const chain = { 'v1.2.0/choice': choice(changes) };
    expect((await run(FILES, chain, '--yes')).code).toBe(11);
    expect((await run(FILES, chain, '--check')).code).toBe(11);
    expect((await run(FILES, chain, '--yes', '--answer', 'q=leave')).code).toBe(0);
    expect((await run(FILES, chain, '--check', '--answer', 'v1.2.0/choice#q=leave')).code).toBe(0);
    expect((await run(FILES, chain, '--check', '--answer', 'q=go')).code).toBe(10);
  });
});

describe('notices', () => {
  const advice = (act?: 'before' | 'after'): Transform =>
    transform({
      summary,
      otherwise: changes('every process', 'something else'),
      act,
      change: ({ main }, { notice }) => notice('Look after it', main.get('old')),
    });
  it('without a time to act are notes: by number, with --verbose in full; none of them counts', async () => {
    const chain = { 'v1.2.0/note': advice(), 'v1.3.0/act': advice('after') };
    const { code, err } = await run(FILES, chain, '--yes');
    expect(code).toBe(0);
    expect(err.match(/Look after it/g)).toHaveLength(1);
    expect(err).toContain('After the upgrade: Look after it (homeserver.yaml:2).');
    expect((await run(FILES, chain, '--yes', '--verbose')).err.match(/Look after it/g)).toHaveLength(2);
    expect((await run(FILES, chain, '--check')).code).toBe(0);
  });
});
