/**
 * A fixture: one file a case, `fixtures/<release>/<transform>/<case>.txt`. A head in YAML, then `-- path --` and the text of
 * a file before, and `-- path after --` with the text expected after; a file without the latter must stay as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ConfigFile } from '../../src/deployment/config-file.js';
import { Deployment } from '../../src/deployment/deployment.js';
import { roleOf } from '../../src/deployment/role.js';
import { isRelease, type Release } from '../../src/synapse/releases.js';
import { readYaml } from '../../src/yaml/read.js';
import { project } from '../places.js';

export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}
export interface Fixture {
  /** Id of the transform. */
  readonly id: string;
  readonly name: string;
  readonly from: Release | undefined;
  readonly to: Release;
  /** By the part of the question's id behind the `#`. */
  readonly answers: ReadonlyMap<string, string>;
  /** What is safe without asking is taken, as --yes does. */
  readonly unattended: boolean;
  /** `change`, `nothing`, `open <question>`, or `refused <words of the reason>`. */
  readonly expect: string;
  /** Words that the notices must hold, one entry each. An empty list: there must be no notice. Absent: not looked at. */
  readonly notices: readonly string[] | undefined;
  /** The severity that holds for this deployment, where it is not the transform's own. */
  readonly severity: string | undefined;
  readonly before: readonly FixtureFile[];
  readonly after: readonly FixtureFile[];
}

/** Releases up to here are known; a fixture that names no target goes to the newest. */
const NEWEST: Release = '1.163.2';
const root = new URL('fixtures/', project);

export const fixtures = (): readonly Fixture[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => /^v[\d.]+\/[^/]+\/[^/]+\.txt$/.test(path))
    .sort()
    .map(path => readFixture(path, readFileSync(new URL(path, root), 'utf8')));

/** @throws Error on a head with an unknown member or a release that is none: a typing error must not pass for a case. */
export function readFixture(path: string, source: string): Fixture {
  const [, id = '', name = ''] = /^(.+)\/([^/]+)\.txt$/.exec(path) ?? [];
  // A head may be missing; split() gives no empty first part by itself.
  const [head = '', ...parts] = `\n${source}`.split(/^(?=-- .+ --$)/m);
  const known = ['to', 'from', 'answers', 'unattended', 'expect', 'notices', 'severity'];
  const given: Record<string, unknown> = parse(head, { schema: 'failsafe' }) ?? {};
  const stray = Object.keys(given).filter(key => !known.includes(key));
  if (stray.length) throw new Error(`${path}: unknown in the head: ${stray.join(', ')}`);
  const files = parts.map(part => {
    const [, file = '', mark] = /^-- (\S+)( after)? --\n/.exec(part) ?? [];
    return { path: file, isAfter: mark !== undefined, text: part.slice(part.indexOf('\n') + 1) };
  });
  const before = files.filter(file => !file.isAfter);
  const answers: unknown = given['answers'] ?? {};
  return {
    id,
    name,
    from: given['from'] === undefined ? undefined : release(path, given['from']),
    to: given['to'] === undefined ? NEWEST : release(path, given['to']),
    answers: new Map(Object.entries(Object(answers)).map(([key, value]) => [`${id}#${key}`, String(value)])),
    unattended: String(given['unattended']) === 'true',
    expect: String(given['expect'] ?? 'change'),
    notices: Array.isArray(given['notices']) ? given['notices'].map(String) : undefined,
    severity: given['severity'] === undefined ? undefined : String(given['severity']),
    before,
    after: before.map(file => files.find(other => other.isAfter && other.path === file.path) ?? file),
  };
}

function release(path: string, given: unknown): Release {
  const text = String(given);
  if (!isRelease(text)) throw new Error(`${path}: not a release: ${text}`);
  return text;
}

/** @throws Error if a file of the fixture is no YAML, or none is a homeserver file. */
export function deploymentOf(files: readonly FixtureFile[]): Deployment {
  const read = files.map(({ path, text }) => {
    const reading = readYaml(text);
    if (reading.kind === 'refused')
      throw new Error(`${path}: ${reading.refusals.map(refusal => refusal.what).join(', ')}`);
    return new ConfigFile(path, roleOf(reading.yaml) ?? 'homeserver', reading.yaml);
  });
  const deployment = Deployment.of(read);
  if (!deployment) throw new Error('no homeserver file');
  return deployment;
}
