/** The files of a deployment that were not named: found where the packages and the manual put them. */
import { dirname, join } from 'node:path';
import { type Candidate, candidateAt, candidateOf } from './candidate.js';
import { filesIn, isCopy, yamlIn } from './folders.js';
import { folderRefusal, readText } from './read-file.js';

/** Why a file is part of the deployment. */
export type FoundBy =
  | { readonly kind: 'named' }
  | { readonly kind: 'found'; readonly folder: 'conf.d' | 'workers' | '.' }
  | { readonly kind: 'setting'; readonly option: string };

export interface Discovered {
  readonly candidate: Candidate;
  readonly by: FoundBy;
}

/** Debian's unit loads conf.d/ after homeserver.yaml: debian/matrix-synapse.service of Synapse. */
export const inConfD = (home: string): readonly Discovered[] =>
  [...closedFolder(join(home, 'conf.d')), ...yamlIn(join(home, 'conf.d')).map(candidateAt)].map(candidate => ({
    candidate,
    by: { kind: 'found', folder: 'conf.d' },
  }));

/** Worker files in workers/ and beside the homeserver file; what else lies there is not part of the deployment. */
export function workersBy(home: string, known: ReadonlySet<string>): readonly Discovered[] {
  const folders = [
    { path: join(home, 'workers'), folder: 'workers' },
    { path: home, folder: '.' },
  ] as const;
  return folders.flatMap(({ path, folder }) => {
    const files = filesIn(path, /\.ya?ml$/).filter(file => !isCopy(file) && !known.has(file));
    const workers = files.flatMap(workerAt).filter(candidate => isWorker(candidate, folder));
    return [...closedFolder(path), ...workers].map(candidate => ({
      candidate,
      by: { kind: 'found', folder } as const,
    }));
  });
}

/** Nothing if the text cannot be a worker's: other programs' files lie there, too, and reading YAML takes its time. */
function workerAt(path: string): readonly Candidate[] {
  const read = readText(path);
  return read.kind === 'text' && !/worker_(?:app|name)/.test(read.text) ? [] : [candidateOf(path, read)];
}

/** What cannot be read as YAML counts if it sets what only workers set, or lies among them and is not even text. */
function isWorker(candidate: Candidate, folder: 'workers' | '.'): boolean {
  if (candidate.kind === 'file') return candidate.read.file.role === 'worker';
  if (candidate.kind === 'ignored') return false;
  return candidate.text === undefined ? folder === 'workers' : /^worker_(?:app|name):/m.test(candidate.text);
}

/** A folder that is there and may not be read is refused: what lies in it would be missing without a word. */
function closedFolder(path: string): readonly Candidate[] {
  const refusal = folderRefusal(path);
  return refusal ? [{ kind: 'refused', refusal, text: undefined }] : [];
}

/** Copies beside the files of the deployment, which Synapse does not load. */
export function leftAlone(paths: readonly string[]): readonly string[] {
  const folders = [...new Set(paths.map(path => dirname(path)))];
  return folders.flatMap(folder =>
    filesIn(folder, /ya?ml|log/).filter(
      file =>
        isCopy(file) && !paths.includes(file) && paths.some(path => file.startsWith(path.replace(/\.ya?ml$/, ''))),
    ),
  );
}
