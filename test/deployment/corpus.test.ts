/** Configurations from public repositories: what Synapse reads is loaded, and what is refused is refused rightly. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Candidate, candidateAt } from '../../src/deployment/candidate.js';
import { load } from '../../src/deployment/load.js';
import { shared } from '../places.js';

const CORPUS = new URL('corpus', shared).pathname;
const INDEX = join(CORPUS, 'index.json');

interface Entry {
  readonly file: string;
  readonly role: string;
  readonly isBroken: boolean;
}
function entries(): readonly Entry[] {
  if (!existsSync(INDEX)) return [];
  const index: unknown = JSON.parse(readFileSync(INDEX, 'utf8'));
  return Array.isArray(index) ? index.flatMap(entryOf) : [];
}
function entryOf(entry: unknown): readonly Entry[] {
  if (typeof entry !== 'object' || entry === null || !('file' in entry && 'role' in entry && 'yaml_error' in entry))
    return [];
  return [{ file: String(entry.file), role: String(entry.role), isBroken: entry.yaml_error !== null }];
}

const all = entries();
if (!all.length) console.warn('SKIPPED: ../shared/corpus is absent, so no real configurations are loaded');
const readable = all.filter(({ role, isBroken }) => role !== 'template' && !isBroken);
const read = new Map<string, Candidate>();
function candidateOf(file: string): Candidate {
  const candidate = read.get(file) ?? candidateAt(join(CORPUS, file));
  read.set(file, candidate);
  return candidate;
}
/** `file:line: what` of a file that is refused. */
function refusalOf({ file }: Entry): string | undefined {
  const candidate = candidateOf(file);
  return candidate.kind === 'refused' ? `${file}:${candidate.refusal.line}: ${candidate.refusal.what}` : undefined;
}

describe.skipIf(!all.length)('the corpus', () => {
  it('files that Synapse reads are not refused', () => {
    expect(readable.length).toBeGreaterThan(300);
    expect(readable.flatMap(entry => refusalOf(entry) ?? [])).toEqual([]);
  });

  it('files that Synapse reads have the role that a person gave them', () => {
    const roles: Readonly<Record<string, string>> = { conf_d: 'homeserver' };
    const wrong = readable.flatMap(({ file, role }) => {
      const candidate = candidateOf(file);
      // Filed under workers/, but it is the main process under its own name.
      if (/^worker_app: synapse\.app\.homeserver$/m.test(readFileSync(join(CORPUS, file), 'utf8'))) return [];
      const found = candidate.kind === 'file' ? candidate.read.file.role : candidate.kind;
      return found === (roles[role] ?? role) ? [] : [`${file}: ${found}, not ${role}`];
    });
    expect(wrong).toEqual([]);
  });

  it('what is no YAML is refused, templates as templates, with a line', () => {
    const broken = all.filter(({ isBroken }) => isBroken);
    const found = broken.map(entry => ({ entry, refusal: refusalOf(entry) }));
    expect(found.filter(({ refusal }) => !refusal).map(({ entry }) => entry.file)).toEqual([]);
    const templates = found.filter(({ entry }) => /\.(?:j2|erb|tpl)$/.test(entry.file));
    expect(templates.length).toBeGreaterThan(50);
    const other = templates.filter(
      ({ refusal }) => !/:\d+: (?:this is an? .*template|a Kubernetes )/.test(refusal ?? ''),
    );
    expect(other.map(({ refusal }) => refusal)).toEqual([]);
    expect(found.filter(({ refusal }) => !/:\d+: /.test(refusal ?? ''))).toEqual([]);
  });

  it('no file is taken for one that another program regenerates but those that are', () => {
    const marked = readable.flatMap(({ file }) => {
      const candidate = candidateOf(file);
      const regenerated = candidate.kind === 'file' ? candidate.read.regenerated : undefined;
      return regenerated ? [`${file} ${regenerated.by}`] : [];
    });
    expect(marked).toEqual([]);
  });

  it('every homeserver file is a deployment, or one of its files is refused by name and way out', () => {
    const homeservers = readable.filter(({ role }) => role === 'homeserver');
    expect(homeservers.length).toBeGreaterThan(70);
    const wrong = homeservers.flatMap(({ file }) => {
      const path = join(CORPUS, file);
      const loaded = load({ args: [path], discover: true });
      if (loaded.kind === 'loaded')
        return loaded.deployment.main.file.path === path ? [] : [`${file}: not the main file`];
      const known = new Set(all.filter(({ isBroken }) => isBroken).map(entry => join(CORPUS, entry.file)));
      return loaded.refusals
        .filter(refusal => !known.has(refusal.path) || !refusal.wayOut)
        .map(refusal => `${file}: ${basename(refusal.path)}:${refusal.line}: ${refusal.what}`);
    });
    expect(wrong).toEqual([]);
  });
});
