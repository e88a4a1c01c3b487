/** What is kept of a run, in `.synapse-migrate/<run>/` beside the first homeserver file. */
import { dirname, join } from 'node:path';
import { digest, removeIfThere, syncFolder, writeNew } from './durable.js';
import { disk } from './file-system.js';

/** One file of a run. */
export interface FileRecord {
  /** As the admin named it. */
  readonly path: string;
  /** With symbolic links resolved: what is replaced. */
  readonly target: string;
  /** Name of the copies in the run folder, with `.before` and `.after` behind it. */
  readonly copy: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** SHA-256 of the bytes. */
  readonly before: string;
  readonly after: string;
  /** The file cannot be replaced by another: other links lead to it, or its owner cannot be given to a new file. */
  readonly inPlace: boolean;
}
export interface Manifest {
  readonly version: 1;
  /** Such as 20230718T091500Z; also the name of the folder. */
  readonly id: string;
  readonly to: string;
  readonly from: string | undefined;
  /** Ids of the transforms. */
  readonly steps: readonly string[];
  /** Id of the run that this one takes back. */
  readonly undoes: string | undefined;
  readonly files: readonly FileRecord[];
}

/** The paths of a deployment's runs. */
export interface Store {
  readonly folder: string;
  readonly lock: string;
  /** Holds the id of the run whose files are being replaced. */
  readonly journal: string;
}

/** @param homeserver path of the first homeserver file */
export function storeOf(homeserver: string): Store {
  const folder = join(dirname(disk.realpathSync(homeserver)), '.synapse-migrate');
  return { folder, lock: join(folder, 'lock'), journal: join(folder, 'journal') };
}

/** Nobody but the owner gets in, and no version control takes it up: the copies hold secrets. */
export function ensureStore({ folder }: Store): void {
  if (!disk.existsSync(folder)) disk.mkdirSync(folder, { mode: 0o700, recursive: true });
  const ignore = join(folder, '.gitignore');
  if (disk.existsSync(ignore) && disk.statSync(ignore).size > 0) return;
  removeIfThere(ignore);
  writeNew(ignore, Buffer.from('*\n'), { mode: 0o600 });
  syncFolder(folder);
  syncFolder(dirname(folder));
}

export const runFolder = (store: Store, id: string): string => join(store.folder, id);
/** Stands in the folder of a run whose files have all been replaced. */
export const doneMark = (store: Store, id: string): string => join(runFolder(store, id), 'done');
/** Stands there before a file that could not be replaced by a rename is written over. */
export const overwriteMark = (store: Store, id: string, file: FileRecord): string =>
  join(runFolder(store, id), `${file.copy}.in-place`);
/** A run folder that is still being filled. */
const PART = '.part';
export const isPart = (name: string): boolean => name.endsWith(PART);

export interface Copies {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}
/** Under its name the folder is complete: manifest and copies are on the disk. */
export function saveRun(store: Store, manifest: Manifest, copies: readonly Copies[]): void {
  const part = runFolder(store, manifest.id) + PART;
  disk.mkdirSync(part, { mode: 0o700 });
  for (const [index, { copy }] of manifest.files.entries()) {
    const { before, after } = copies[index] ?? { before: Buffer.of(), after: Buffer.of() };
    writeNew(join(part, `${copy}.before`), before, { mode: 0o600 });
    writeNew(join(part, `${copy}.after`), after, { mode: 0o600 });
  }
  writeNew(join(part, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`), { mode: 0o600 });
  syncFolder(part);
  disk.renameSync(part, runFolder(store, manifest.id));
  syncFolder(store.folder);
}

/** One of the two copies; undefined if it is gone or damaged. */
export function copyOf(store: Store, run: string, file: FileRecord, which: 'before' | 'after'): Buffer | undefined {
  const path = join(runFolder(store, run), `${file.copy}.${which}`);
  const bytes = disk.existsSync(path) ? disk.readFileSync(path) : undefined;
  return bytes && digest(bytes) === file[which] ? bytes : undefined;
}

/** Every run whose folder is complete, the oldest first. */
export const runsIn = (store: Store): readonly Manifest[] =>
  (disk.existsSync(store.folder) ? disk.readdirSync(store.folder) : [])
    .filter(name => /^\d{8}T\d{6}Z(?:-\d+)?$/.test(name))
    .sort(byTime)
    .flatMap(name => readManifest(join(store.folder, name, 'manifest.json')) ?? []);

/** `…Z-10` is later than `…Z-9`. */
const byTime = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function readManifest(path: string): Manifest | undefined {
  if (!disk.existsSync(path)) return undefined;
  const read: unknown = JSON.parse(disk.readFileSync(path, 'utf8'));
  return isManifest(read) ? read : undefined;
}
const isManifest = (read: unknown): read is Manifest =>
  typeof read === 'object' && read !== null && 'version' in read && read.version === 1 && 'files' in read;

/** A name for a run that begins now; two in one second are told apart. */
export function newRunId(store: Store, now: Date): string {
  const time = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const taken = new Set(disk.readdirSync(store.folder).map(name => name.replace(PART, '')));
  let id = time;
  for (let number = 2; taken.has(id); number++) id = `${time}-${number}`;
  return id;
}
