/** The examples of the catalogue as deployments. */
import { ConfigFile, type Role } from '../../src/deployment/config-file.js';
import { Deployment } from '../../src/deployment/deployment.js';
import { equal, isMapping, type Value } from '../../src/deployment/values.js';
import { YamlText } from '../../src/yaml/yaml-text.js';
import type { CatalogueEntry } from './catalogue.js';

interface ExampleFile {
  readonly path: string;
  readonly role: Role;
  readonly text: string;
}

/** A line that says of which file the lines below it are. */
const FILE_LINE = /^# (?:(homeserver|shared|main-only)\.yaml|workers?\/([\w-]+)\.yaml|(worker file))\s*$/m;

/** The files of one side of an example; a homeserver file is added where it shows none. */
export function filesOf(example: string, entry: CatalogueEntry): readonly ExampleFile[] {
  const isMark = (line: string): boolean => FILE_LINE.test(line);
  const parts: string[] = [];
  for (const line of example.split(/(?<=\n)/))
    if (isMark(line) || !parts.length) parts.push(line);
    else parts.push(`${parts.pop() ?? ''}${line}`);
  const isMarked = parts.length > 1 || isMark(parts[0] ?? '');
  const files = isMarked ? parts.map(marked) : [{ ...placeOf(example, entry), text: example }];
  const isThere = files.some(({ role }) => role === 'homeserver');
  return isThere
    ? files
    : [{ path: 'homeserver.yaml', role: 'homeserver', text: 'server_name: example.com\n' }, ...files];
}

function marked(part: string): ExampleFile {
  const [, shared, worker, anyWorker] = FILE_LINE.exec(part) ?? [];
  const text = part.slice(part.indexOf('\n') + 1);
  if (shared === 'main-only') return { path: 'main-only.yaml', role: 'homeserver', text };
  if (shared) return { path: 'homeserver.yaml', role: 'homeserver', text };
  return { path: `workers/${worker ?? (anyWorker ? 'w1' : '')}.yaml`, role: 'worker', text };
}

/** Which file a fragment without such a line is of. */
function placeOf(text: string, entry: CatalogueEntry): Omit<ExampleFile, 'text'> {
  const data = YamlText.parse(text).value([]);
  const keys = isMapping(data) ? Object.keys(data) : [];
  const has = (...some: readonly string[]): boolean => some.some(key => keys.includes(key));
  if (entry.files.includes('log_config') && has('handlers', 'drains', 'formatters', 'structured', 'filters'))
    return { path: 'log.yaml', role: 'log_config' };
  if (entry.files.includes('appservice') && has('as_token', 'hs_token', 'id', 'url', 'namespaces'))
    return { path: 'appservice.yaml', role: 'appservice' };
  if (has('replication_url')) return { path: 'workers/w1.yaml', role: 'worker' };
  const own = keys.filter(key => key.startsWith('worker_') && key !== 'worker_replication_secret');
  if (entry.files.includes('worker') && own.length && own.length === keys.length)
    return { path: 'workers/w1.yaml', role: 'worker' };
  return { path: 'homeserver.yaml', role: 'homeserver' };
}

export function deploymentOf(files: readonly ExampleFile[]): Deployment {
  const deployment = Deployment.of(
    files.map(({ path, role, text }) => new ConfigFile(path, role, YamlText.parse(text))),
  );
  if (!deployment) throw new Error('an example without a homeserver file');
  return deployment;
}

/** The files mean the same; a file that one side does not show is empty, or as it was added. */
export function meansTheSame(deployment: Deployment, files: readonly ExampleFile[]): boolean {
  const wanted = new Map(files.map(({ path, text }) => [path, dataOf(YamlText.parse(text).value([]))]));
  return deployment.files.every(({ path, yaml }) => equal(dataOf(yaml.value([])), wanted.get(path) ?? {}));
}
const dataOf = (value: Value | undefined): Value => value ?? {};
