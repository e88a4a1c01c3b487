import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileChange } from '../../src/chain/changed-files.js';
import { patchOf } from '../../src/report/patch.js';
import type { YamlText } from '../../src/yaml/yaml-text.js';
import { fileOf, viewOf } from './deployments.js';

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const programs = ['git', 'patch'].filter(program => {
  if (has(program)) return true;
  console.warn(`SKIPPED: patches are not applied with ${program}, which is not there`);
  return false;
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patch-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program makes of the old text. */
function applied(program: string, name: string, before: string, patch: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  const args = program === 'git' ? ['apply', '-'] : ['-p1', '--silent', '--no-backup-if-mismatch'];
  execFileSync(program, args, { cwd: folder, input: patch, stdio: ['pipe', 'pipe', 'pipe'] });
  return readFileSync(file, 'utf8');
}

function change(text: string, edit: (yaml: YamlText) => YamlText, name = 'homeserver.yaml'): FileChange {
  const before = fileOf(name, text);
  return { before, after: before.withYaml(edit(before.yaml)) };
}
const identity = (name: string): string => name;
const lines = (count: number, first = 1): string =>
  Array.from({ length: count }, (_, index) => `option_${first + index}: ${first + index}\n`).join('');

function appliesEverywhere(edited: FileChange, view = viewOf()): void {
  const patch = patchOf([edited], view, identity);
  expect(patch.isMasked).toBe(false);
  for (const program of programs)
    expect(applied(program, edited.before.path, edited.before.text, patch.text), program).toBe(edited.after.text);
}

describe('a patch', () => {
  it('has the context that was asked for', () => {
    const edited = change(lines(9), yaml => yaml.set(['option_5'], 0));
    expect(patchOf([edited], viewOf({ context: 1 }), identity).text).toBe(
      '--- a/homeserver.yaml\n+++ b/homeserver.yaml\n@@ -4,3 +4,3 @@\n option_4: 4\n-option_5: 5\n+option_5: 0\n option_6: 6\n',
    );
  });
  it('applies at the first line, at the last, and without a final line end', () => {
    for (const key of ['option_1', 'option_9']) {
      appliesEverywhere(change(lines(9), yaml => yaml.set([key], 0)));
      appliesEverywhere(change(lines(9).trimEnd(), yaml => yaml.set([key], 0)));
    }
    appliesEverywhere(change(lines(9).trimEnd(), yaml => yaml.delete(['option_9'])));
  });
  it('applies to CRLF and to a byte order mark', () => {
    const crlf = `\ufeff${lines(9).replaceAll('\n', '\r\n')}`;
    for (const key of ['option_1', 'option_5', 'option_9'])
      appliesEverywhere(change(crlf, yaml => yaml.delete([key])));
  });
  it('applies to names with blanks, quotes and letters beyond ASCII', () => {
    for (const name of ['my files/home server.yaml', 'a"b\\c.yaml', 'für uns.yaml'])
      appliesEverywhere(change(lines(9), yaml => yaml.set(['option_5'], 0), name));
  });
  it('joins changes that are near', () => {
    const edited = change(lines(20), yaml => yaml.set(['option_5'], 0).set(['option_11'], 0));
    expect(patchOf([edited], viewOf(), identity).text.match(/^@@/gm)).toHaveLength(1);
    appliesEverywhere(edited);
  });
});

describe('a patch beside secrets', () => {
  const secret = 'form_secret: "Xq7-not-shown"\n';
  const [set] = [(yaml: YamlText) => yaml.set(['option_5'], 0)];

  it.each([
    ['right before', lines(4) + secret + lines(5, 5)],
    ['two lines before', lines(3) + secret + lines(6, 4)],
    ['two lines behind', lines(6) + secret + lines(3, 7)],
    ['on both sides', lines(3) + secret + lines(3, 4) + secret.replace('form', 'turn_shared') + lines(3, 7)],
    ['on the first line', secret + lines(9)],
    ['on the last line', lines(8) + secret],
  ])('%s: it is cut out of the context', (_, text) => {
    const edited = change(text, set);
    expect(patchOf([edited], viewOf(), identity).text).not.toMatch(/secret|Xq7/);
    appliesEverywhere(edited);
  });
  it('between two changes: there are two hunks', () => {
    const edited = change(lines(6) + secret + lines(6, 7), yaml => yaml.set(['option_5'], 0).set(['option_8'], 0));
    expect(patchOf([edited], viewOf(), identity).text.match(/^@@/gm)).toHaveLength(2);
    appliesEverywhere(edited);
  });
  it('right behind the change: masked, and says so', () => {
    const patch = patchOf([change(lines(5) + secret + lines(3, 6), set)], viewOf(), identity);
    expect(patch.isMasked).toBe(true);
    expect(patch.text).toContain('form_secret: <secret>');
    expect(patch.text).not.toContain('Xq7');
  });
  it('part of the change: masked, and it can be seen that it changes', () => {
    const edited = change(lines(3) + secret, yaml => yaml.set(['form_secret'], 'Another-one'));
    const patch = patchOf([edited], viewOf(), identity);
    expect(patch.isMasked).toBe(true);
    expect(patch.text).toContain('-form_secret: <secret, old>');
    expect(patch.text).toContain('+form_secret: <secret, new>');
    expect(patch.text).not.toMatch(/Xq7|Another/);
  });
  it('with --show-secrets nothing is cut', () => {
    const view = viewOf({ hiding: { show: true, answers: new Set() } });
    const edited = change(lines(5) + secret + lines(3, 6), set);
    expect(patchOf([edited], view, identity).text).toContain('Xq7');
    appliesEverywhere(edited, view);
  });
  it('anywhere: it applies, or is masked, and never holds a secret', () => {
    const line = fc.constantFrom('plain', 'plain', 'plain', 'secret', 'comment', 'blank', 'list');
    const action = fc.record({ at: fc.nat(30), verb: fc.constantFrom('set', 'delete', 'insert') });
    let masked = 0;
    let clean = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 24 }),
        fc.array(action, { minLength: 1, maxLength: 3 }),
        (kinds, actions) => {
          const text = kinds.map((kind, index) => written(kind, index)).join('');
          const before = fileOf('homeserver.yaml', `server_name: example.org\n${text}`);
          const after = before.withYaml(actions.reduce((yaml, { at, verb }) => edited(yaml, at, verb), before.yaml));
          if (after.text === before.text) return;
          const patch = patchOf([{ before, after }], viewOf(), identity);
          expect(patch.text).not.toContain('Xq7');
          if (patch.isMasked) masked++;
          else {
            clean++;
            for (const program of programs)
              expect(applied(program, 'homeserver.yaml', before.text, patch.text), program).toBe(after.text);
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(clean).toBeGreaterThan(20);
    expect(masked).toBeGreaterThan(5);
  });
});

const written = (kind: string, index: number): string =>
  ({
    plain: `key_${index}: ${index}\n`,
    secret: `k${index}_secret: Xq7${index}\n`,
    comment: `# about ${index}\n`,
    blank: '\n',
    list: `key_${index}:\n  - a\n  - b\n`,
  })[kind] ?? '';

function edited(yaml: YamlText, at: number, verb: string): YamlText {
  const keys = Object.keys(Object(yaml.value([])));
  const key = keys[at % keys.length] ?? 'server_name';
  if (verb === 'insert') return yaml.insert([], `new_${keys.length}_${at}`, 1, { where: { after: key } });
  if (key === 'server_name') return yaml;
  return verb === 'delete' ? yaml.delete([key]) : yaml.set([key], key.endsWith('secret') ? `Xq7new${at}` : at + 100);
}
