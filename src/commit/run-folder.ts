/** What is kept of a run, in `.synapse-migrate/<run>/` beside the first homeserver file. */
import { dirname, join } from 'node:path';
import { bytesAt, digest, removeIfThere, syncFolder, writeNew } from './durable.js';
import { disk } from './file-system.js';
import { folderProblem, Refused } from './problem.js';

/** One file of a run. */
export interface FileRecord {
  /** As the admin named it. */
  readonly path: string;
  /** With symbolic links resolved: what is replaced. Absolute. */
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
  /** Holds the id of the run whose files are being replaced. */
  readonly journal: string;
}

/** @param homeserver path of the first homeserver file */
export function storeOf(homeserver: string): Store {
  const folder = join(dirname(disk.realpathSync(homeserver)), '.synapse-migrate');
  return { folder, journal: join(folder, 'journal') };
}

/**
 * Nobody but the owner gets in, and no version control takes it up: the copies hold secrets.
 * @throws Refused if the folder cannot be made
 */
export function ensureStore({ folder }: Store): void {
  const ignore = join(folder, '.gitignore');
  try {
    disk.mkdirSync(folder, { mode: 0o700, recursive: true });
    if (bytesAt(ignore)?.length) return;
    removeIfThere(ignore);
    writeNew(ignore, Buffer.from('*\n'), { mode: 0o600 });
    syncFolder(folder);
    syncFolder(dirname(folder));
  } catch (error) {
    throw new Refused(folderProblem(dirname(folder), error));
  }
}

/** Where the copies and the manifest of a run lie. */
export const runFolder = (store: Store, id: string): string => join(store.folder, id);
const doneMark = (store: Store, id: string): string => join(runFolder(store, id), 'done');
/** Whether all files of the run have been replaced. */
export const isDone = (store: Store, id: string): boolean => disk.existsSync(doneMark(store, id));
export const markDone = (store: Store, id: string): void => mark(store, id, doneMark(store, id));

const overwriteMark = (store: Store, id: string, file: FileRecord): string =>
  join(runFolder(store, id), `${file.copy}.in-place`);
/** Whether the file may have been written over in part: it was to be from the start, or a rename was refused. */
export const mayBeHalf = (store: Store, id: string, file: FileRecord): boolean =>
  file.inPlace || disk.existsSync(overwriteMark(store, id, file));
/** To be called before a file that cannot be replaced by a rename is written over. */
export const markOverwritten = (store: Store, id: string, file: FileRecord): void =>
  mark(store, id, overwriteMark(store, id, file));

function mark(store: Store, id: string, path: string): void {
  if (!disk.existsSync(path)) writeNew(path, Buffer.of(), { mode: 0o600 });
  syncFolder(runFolder(store, id));
}

/** A run folder that is still being filled, or is being removed. */
const PART = '.part';
export const isPart = (name: string): boolean => name.endsWith(PART);
const draftOf = (store: Store): string => `${store.journal}.new`;

/** The bytes of one file before and after a run. */
export interface Copies {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}
/** Under its name the folder is complete: manifest and copies are on the disk. */
export function saveRun(store: Store, manifest: Manifest, copies: readonly Copies[]): void {
  const part = runFolder(store, manifest.id) + PART;
  removeIfThere(part);
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

/** From here on a run that is cut off is finished at the next start. */
export function openJournal(store: Store, run: string): void {
  removeIfThere(draftOf(store));
  writeNew(draftOf(store), Buffer.from(`${run}\n`), { mode: 0o600 });
  disk.renameSync(draftOf(store), store.journal);
  syncFolder(store.folder);
}

export function closeJournal(store: Store): void {
  removeIfThere(store.journal);
  removeIfThere(draftOf(store));
  syncFolder(store.folder);
}

/** Removes what was saved of a run that replaced no file. A manifest never stands there with half of its copies. */
export function discardRun(store: Store, run: string): void {
  const folder = runFolder(store, run);
  const part = folder + PART;
  if (disk.existsSync(folder)) {
    removeIfThere(part);
    disk.renameSync(folder, part);
  }
  removeIfThere(part);
}

/**
 * What the journal says: undefined if there is none.
 * @throws Refused if it names a run of which no manifest is there
 */
export function journaledRun(store: Store): Manifest | undefined {
  const id = bytesAt(store.journal)?.toString().trim();
  if (id === undefined) return undefined;
  const run = readManifest(join(runFolder(store, id), 'manifest.json'));
  if (run) return run;
  throw new Refused({
    path: store.journal,
    what: `run ${id} was cut off, and what was saved of it is gone or damaged`,
    wayOut: 'Compare your files with a backup, then remove this file and run again.',
  });
}

/** One of the two copies; undefined if it is gone or damaged. */
export function copyOf(store: Store, run: string, file: FileRecord, which: 'before' | 'after'): Buffer | undefined {
  const bytes = bytesAt(join(runFolder(store, run), `${file.copy}.${which}`));
  return bytes && digest(bytes) === file[which] ? bytes : undefined;
}

/** Every run whose folder is complete, the oldest first. */
export const runsIn = (store: Store): readonly Manifest[] =>
  idsIn(store).flatMap(id => readManifest(join(runFolder(store, id), 'manifest.json')) ?? []);

const idsIn = (store: Store): readonly string[] =>
  (disk.existsSync(store.folder) ? disk.readdirSync(store.folder) : [])
    .filter(name => /^\d{8}T\d{6}Z(?:-\d+)?$/.test(name))
    .sort(byTime);

/** `…Z-10` is later than `…Z-9`. */
const byTime = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function readManifest(path: string): Manifest | undefined {
  const bytes = bytesAt(path);
  if (!bytes) return undefined;
  try {
    const read: unknown = JSON.parse(bytes.toString());
    return isManifest(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
const isManifest = (read: unknown): read is Manifest =>
  typeof read === 'object' &&
  read !== null &&
  'version' in read &&
  read.version === 1 &&
  'id' in read &&
  typeof read.id === 'string' &&
  'files' in read &&
  Array.isArray(read.files);

/**
 * A name for a run that begins now. Later than all that are there, even within one second or after the clock was
 * set back.
 */
export function newRunId(store: Store, now: Date): string {
  const time = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const last = idsIn(store).at(-1);
  if (last === undefined || byTime(last, time) < 0) return time;
  const [base, number = '1'] = last.split('-');
  return `${base}-${Number(number) + 1}`;
}
