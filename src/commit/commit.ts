/**
 * Writes all changes of a run, or none.
 *
 * | State on disk                          | a crash leaves            | the next start (recover.ts)              |
 * |----------------------------------------|---------------------------|------------------------------------------|
 * | 1 <run>.part/ is being filled          | all files old             | removes it                               |
 * | 2 <run>/ is complete: copies, manifest | all old, new texts beside | removes the texts and the folder         |
 * | 3 the journal names the run            | some files old, some new  | replaces the rest by the saved new texts |
 * | 4 <run>/done                           | all files new             | removes the journal                      |
 *
 * Each state is on the disk before the next begins. In 1 and 2 a problem removes what was made; in 3 it puts the
 * old bytes back. A file is replaced by a rename, which readers see whole. Three kinds are written over instead,
 * under the same journal: a file that is mounted by itself (the rename gives EBUSY or EXDEV), one with further hard
 * links, which thus stay, and one whose owner or group this user may not give to a new file. Extended attributes
 * and ACLs are not carried over by a rename: a set of files whose access hangs on ACLs has to be checked by hand.
 *
 * All calls are synchronous: a signal for which the caller has a handler waits until the write is over.
 */
import { basename, dirname } from 'node:path';
import { bytesAt, digest, type Ownership, removeIfThere, writeNew } from './durable.js';
import { disk } from './file-system.js';
import { withLock } from './lock.js';
import { folderProblem, type Problem, problemOf, Refused } from './problem.js';
import { assertUnchanged, besideTarget, replaceAll, takeBack } from './replace.js';
import {
  closeJournal,
  discardRun,
  type FileRecord,
  isDone,
  type Manifest,
  newRunId,
  openJournal,
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
  /** Ids of the transforms. */
  readonly steps: readonly string[];
  /** When the run began; becomes its id. */
  readonly now: Date;
}
export type Committed =
  | { readonly kind: 'written'; readonly run: Manifest; readonly folder: string }
  /** Nothing was written, or everything was put back. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Some files may be new, and putting them back failed, too; the next start finishes the run, or clears it away. */
  | { readonly kind: 'cut off'; readonly problem: Problem; readonly folder: string };

/** Writes all changes, or none; afterwards `undo` takes them back. Call `recover` first. */
export function commit(plan: Plan): Committed {
  return transact(plan, undefined, undefined);
}

/** A change with its links resolved. */
type Targeted = FileChange & { readonly target: string };

/**
 * @param undoes the run that this one takes back
 * @param owners by target, what mode and owner a replaced file is to have; those that it has if undefined
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
    return { kind: 'refused', problem: problemOf(plan.homeserver, error) };
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
  const { to, from, steps } = plan;
  const id = newRunId(store, plan.now);
  const files = changes.map((change, index) => recordOf(change, index, owners?.get(change.target)));
  const run: Manifest = { version: 1, id, to, from, steps, undoes, files };
  const folder = runFolder(store, id);
  try {
    prepare(store, run, changes);
  } catch (error) {
    removePrepared(store, run);
    throw error;
  }
  try {
    openJournal(store, run.id);
  } catch (error) {
    quietly(() => closeJournal(store));
    const problem = folderProblem(store.folder, error);
    if (!isJournalGone(store)) return { kind: 'cut off', problem, folder };
    removePrepared(store, run);
    return { kind: 'refused', problem };
  }
  try {
    replaceAll(store, run);
  } catch (error) {
    const problem = problemOf(files.find(file => !hasNewBytes(file))?.path ?? folder, error);
    if (!isDone(store, run.id)) return { kind: isTakenBack(store, run) ? 'refused' : 'cut off', problem, folder };
  }
  quietly(() => closeJournal(store));
  return { kind: 'written', run, folder };
}

/** Everything that can fail before the first file is replaced: copies, new texts beside their targets, a last look. */
function prepare(store: Store, run: Manifest, changes: readonly Targeted[]): void {
  try {
    saveRun(store, run, changes);
  } catch (error) {
    throw new Refused(folderProblem(store.folder, error));
  }
  for (const [index, file] of run.files.entries()) {
    if (file.inPlace) assertWritable(file);
    else placeBeside(file, run.id, changes[index]?.after ?? Buffer.of());
  }
  for (const file of run.files) assertUnchanged(file);
}

/** Every target once, whatever names lead to it. */
function onceEach(changes: readonly FileChange[]): readonly Targeted[] {
  const byTarget = new Map<string, Targeted>();
  for (const change of changes) {
    const target = of(change.path, () => disk.realpathSync(change.path));
    const first = byTarget.get(target);
    if (first && digest(first.after) !== digest(change.after))
      throw new Refused({
        path: change.path,
        what: `the same file as ${first.path}, with another change`,
        wayOut: 'Name this file once, and add --no-discover if it is found a second time.',
      });
    byTarget.set(target, first ?? { ...change, target });
  }
  return [...byTarget.values()];
}

function recordOf({ path, target, before, after }: Targeted, index: number, owner?: Ownership): FileRecord {
  const stats = of(path, () => disk.statSync(target));
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
    throw new Refused(folderProblem(dirname(file.target), error));
  }
}

const assertWritable = (file: FileRecord): void =>
  of(file.path, () => disk.closeSync(disk.openSync(file.target, 'r+')));

/** Names the file in what a call throws. */
function of<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new Refused(problemOf(path, error));
  }
}

function hasNewBytes(file: FileRecord): boolean {
  try {
    return digest(disk.readFileSync(file.target)) === file.after;
  } catch {
    return false;
  }
}

/** Removes what a run made before its first file was replaced. */
function removePrepared(store: Store, run: Manifest): void {
  for (const file of run.files) quietly(() => removeIfThere(besideTarget(file.target, run.id)));
  quietly(() => discardRun(store, run.id));
}

function isTakenBack(store: Store, run: Manifest): boolean {
  quietly(() => takeBack(store, run));
  return isJournalGone(store);
}

/** False also if nobody can tell: then the next start may find it, and finish the run. */
function isJournalGone(store: Store): boolean {
  try {
    return bytesAt(store.journal) === undefined;
  } catch {
    return false;
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What could not be removed now is removed at the next start.
  }
}
