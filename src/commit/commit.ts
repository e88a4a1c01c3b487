/**
 * Writes all changes of a run, or none.
 *
 * State on disk                         | what a crash leaves            | what the next start does (recover.ts)
 * 1 <run>.part/ is being filled         | all files old                  | removes it
 * 2 <run>/ is complete: copies, manifest| all files old, new texts beside| removes the texts and the folder
 * 3 journal names the run               | some files old, some new       | replaces the rest by the saved new texts
 * 4 <run>/done                          | all files new                  | removes the journal
 *
 * Each step is on the disk before the next begins. All calls are synchronous, so a signal waits until the write is
 * over.
 */
import { basename, dirname } from 'node:path';
import {
  besideTarget,
  digest,
  digestAt,
  type Ownership,
  overwrite,
  removeIfThere,
  syncFolder,
  writeNew,
} from './durable.js';
import { disk } from './file-system.js';
import { withLock } from './lock.js';
import { codeOf, type Problem, problemOf, Refused } from './problem.js';
import {
  copyOf,
  doneMark,
  type FileRecord,
  type Manifest,
  newRunId,
  overwriteMark,
  runFolder,
  type Store,
  saveRun,
  storeOf,
} from './run-folder.js';

export interface FileChange {
  /** As named; links are followed. */
  readonly path: string;
  /** The bytes that were read; if the file has others by now, nothing is written. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}
export interface Plan {
  /** The first homeserver file: the run folder lies beside it. */
  readonly homeserver: string;
  readonly changes: readonly FileChange[];
  readonly to: string;
  readonly from: string | undefined;
  readonly steps: readonly string[];
  readonly now: Date;
}
export type Committed =
  | { readonly kind: 'written'; readonly run: Manifest; readonly folder: string }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Some files are new, some old, and putting them back failed, too; the next start finishes the run. */
  | { readonly kind: 'cut off'; readonly problem: Problem; readonly folder: string };

export function commit(plan: Plan): Committed {
  return transact(plan, undefined, undefined);
}

/**
 * @param undoes the run that this one takes back
 * @param owners what mode and owner each file is to have; those that it has if undefined
 */
export function transact(
  plan: Plan,
  undoes: string | undefined,
  owners: ReadonlyMap<string, Ownership> | undefined,
): Committed {
  try {
    const store = storeOf(plan.homeserver);
    return withLock(store, () => write(store, plan, undoes, owners));
  } catch (error) {
    return { kind: 'refused', problem: error instanceof Refused ? error.problem : problemOf(plan.homeserver, error) };
  }
}

function write(
  store: Store,
  plan: Plan,
  undoes: string | undefined,
  owners: ReadonlyMap<string, Ownership> | undefined,
): Committed {
  if (disk.existsSync(store.journal))
    throw new Refused({ path: store.journal, what: 'an earlier run was cut off', wayOut: 'Run again to finish it.' });
  const changes = onceEach(plan.changes);
  const id = newRunId(store, plan.now);
  const files = changes.map((change, index) => recordOf(change, index, owners?.get(change.target)));
  const { to, from, steps } = plan;
  const run: Manifest = { version: 1, id, to, from, steps, undoes, files };
  const temporary = files.filter(file => !file.inPlace).map(file => besideTarget(file.target, id));
  try {
    saveRun(store, run, changes);
    for (const [index, file] of files.entries())
      if (!file.inPlace) placeBeside(file, id, changes[index]?.after ?? Buffer.of());
    for (const file of files) assertUnchanged(file);
    writeJournal(store, run);
  } catch (error) {
    for (const path of [...temporary, `${runFolder(store, id)}.part`, runFolder(store, id)])
      quietly(() => removeIfThere(path));
    throw error;
  }
  return replaceAll(store, run);
}

/** Every target once, whatever names lead to it. */
function onceEach(changes: readonly FileChange[]): ReadonlyArray<FileChange & { readonly target: string }> {
  const byTarget = new Map(changes.map(change => [disk.realpathSync(change.path), change]));
  return [...byTarget].map(([target, change]) => ({ ...change, target }));
}

function recordOf(change: FileChange & { readonly target: string }, index: number, owner?: Ownership): FileRecord {
  const { path, target, before, after } = change;
  const stats = disk.statSync(target);
  const { mode, uid, gid } = owner ?? stats;
  return {
    path,
    target,
    copy: `${index + 1}-${basename(target)}`,
    mode: mode & 0o7777,
    uid,
    gid,
    before: digest(before),
    after: digest(after),
    inPlace: stats.nlink > 1 || !mayGiveTo(uid, gid),
  };
}

/** Only root gives files away; others may give them to their own groups. */
const mayGiveTo = (uid: number, gid: number): boolean => {
  const own = process.geteuid?.() ?? 0;
  return own === 0 || (own === uid && [process.getegid?.() ?? gid, ...(process.getgroups?.() ?? [])].includes(gid));
};

function placeBeside(file: FileRecord, run: string, bytes: Uint8Array): void {
  try {
    writeNew(besideTarget(file.target, run), bytes, file);
  } catch (error) {
    throw new Refused(problemOf(file.path, error));
  }
}

function assertUnchanged(file: FileRecord): void {
  if (digestAt(file.target) !== file.before)
    throw new Refused({
      path: file.path,
      what: 'changed on disk while you were deciding',
      wayOut: 'Run again; answers so far are not reused.',
    });
}

function writeJournal(store: Store, run: Manifest): void {
  const draft = `${store.journal}.new`;
  removeIfThere(draft);
  writeNew(draft, Buffer.from(`${run.id}\n`), { mode: 0o600 });
  disk.renameSync(draft, store.journal);
  syncFolder(store.folder);
}

/** From here on the run is finished, or taken back whole. */
function replaceAll(store: Store, run: Manifest): Committed {
  const folder = runFolder(store, run.id);
  try {
    for (const file of run.files) replace(store, run, file);
    finish(store, run);
    return { kind: 'written', run, folder };
  } catch (error) {
    const problem = problemOf(run.files.find(file => digestAt(file.target) !== file.after)?.path ?? folder, error);
    try {
      putBack(store, run);
      return { kind: 'refused', problem };
    } catch {
      return { kind: 'cut off', problem, folder };
    }
  }
}

/** Gives one file its new bytes; what has them already is left. Also what recovery does, any number of times. */
export function replace(store: Store, run: Manifest, file: FileRecord): void {
  const beside = besideTarget(file.target, run.id);
  if (digestAt(file.target) === file.after) return removeIfThere(beside);
  const bytes = copyOf(store, run.id, file, 'after');
  if (!bytes) throw new Error(`the saved text of ${file.path} is damaged`);
  if (file.inPlace) return overwrite(file.target, bytes);
  try {
    if (digestAt(beside) !== file.after) {
      removeIfThere(beside);
      writeNew(beside, bytes, file);
    }
    disk.renameSync(beside, file.target);
  } catch (error) {
    // A file that is mounted by itself keeps its place: it gets the bytes instead.
    if (!['EBUSY', 'EXDEV'].includes(codeOf(error))) throw error;
    if (!disk.existsSync(overwriteMark(store, run.id, file))) {
      writeNew(overwriteMark(store, run.id, file), Buffer.of(), { mode: 0o600 });
      syncFolder(runFolder(store, run.id));
    }
    overwrite(file.target, bytes);
    removeIfThere(beside);
  }
}

/** All files are new: makes that durable and closes the journal. */
export function finish(store: Store, run: Manifest): void {
  for (const folder of new Set(run.files.map(file => dirname(file.target)))) syncFolder(folder);
  if (!disk.existsSync(doneMark(store, run.id))) writeNew(doneMark(store, run.id), Buffer.of(), { mode: 0o600 });
  syncFolder(runFolder(store, run.id));
  disk.rmSync(store.journal, { force: true });
  syncFolder(store.folder);
}

/** The old bytes again, in the old files where they were only written over; then the run never was. */
function putBack(store: Store, run: Manifest): void {
  for (const file of run.files) {
    const bytes = copyOf(store, run.id, file, 'before');
    if (!bytes) throw new Error(`the copy of ${file.path} is damaged`);
    if (digestAt(file.target) !== file.before) overwrite(file.target, bytes);
    removeIfThere(besideTarget(file.target, run.id));
  }
  disk.rmSync(store.journal, { force: true });
  syncFolder(store.folder);
  removeIfThere(runFolder(store, run.id));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What could not be removed now is removed at the next start.
  }
}
