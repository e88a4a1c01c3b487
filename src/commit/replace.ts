/**
 * Gives the files of a run their new bytes, or their old ones again. Every function here may be repeated after a
 * crash.
 */
import { basename, dirname, join } from 'node:path';
import { bytesAt, digest, digestAt, overwrite, removeIfThere, syncFolder, writeNew } from './durable.js';
import { disk } from './file-system.js';
import { codeOf, Refused } from './problem.js';
import {
  closeJournal,
  copyOf,
  discardRun,
  type FileRecord,
  type Manifest,
  markDone,
  markOverwritten,
  mayBeHalf,
  type Store,
} from './run-folder.js';

/**
 * What a file of a run has now: bytes that are neither old nor new nor a mix of both were put there by somebody
 * else.
 */
export type Holds = 'old' | 'new' | 'half' | 'other';

/** What one file of a run has now. */
export function holds(store: Store, run: Manifest, file: FileRecord): Holds {
  const bytes = bytesAt(file.target);
  if (!bytes) return 'other';
  const now = digest(bytes);
  if (now === file.after) return 'new';
  if (now === file.before) return 'old';
  if (!mayBeHalf(store, run.id, file)) return 'other';
  const before = copyOf(store, run.id, file, 'before');
  const after = copyOf(store, run.id, file, 'after');
  return before && after && isMixOf(bytes, before, after) ? 'half' : 'other';
}

/** A write that was cut off leaves each byte old or new; after a power cut also 0, where the file grew. */
function isMixOf(bytes: Buffer, before: Buffer, after: Buffer): boolean {
  const shortest = Math.min(before.length, after.length);
  const longest = Math.max(before.length, after.length);
  if (bytes.length < shortest || bytes.length > longest) return false;
  return bytes.every((byte, at) => byte === before[at] || byte === after[at] || (byte === 0 && at >= before.length));
}

/**
 * The new text's place beside its target until it takes the target's name. Never ends in `.yaml`, which Synapse
 * reads.
 */
export const besideTarget = (target: string, run: string): string =>
  join(dirname(target), `.${basename(target)}.synapse-migrate-${run}`);

/**
 * Gives every file its new bytes.
 * @throws Refused if a file was changed by somebody else
 */
export function replaceAll(store: Store, run: Manifest): void {
  for (const file of run.files) {
    const now = holds(store, run, file);
    if (now === 'other') throw new Refused(changedSince(file));
    if (now === 'new') removeIfThere(besideTarget(file.target, run.id));
    else put(store, run, file, 'after');
  }
  for (const folder of new Set(run.files.map(file => dirname(file.target)))) syncFolder(folder);
  markDone(store, run.id);
}

const changedSince = (file: FileRecord): Refused['problem'] => ({
  path: file.path,
  what: 'changed on disk while you were deciding',
  wayOut: 'Run again; answers so far are not reused.',
});

/** @throws Refused if the file has other bytes than those that were read */
export function assertUnchanged(file: FileRecord): void {
  if (digestAt(file.target) !== file.before) throw new Refused(changedSince(file));
}

/** Takes back a run that is not done, whatever it got to; bytes that are not its own stay. Then the run never was. */
export function takeBack(store: Store, run: Manifest): void {
  for (const file of run.files) {
    const now = holds(store, run, file);
    if (now === 'new' || now === 'half') put(store, run, file, 'before');
    removeIfThere(besideTarget(file.target, run.id));
  }
  for (const folder of new Set(run.files.map(file => dirname(file.target)))) syncFolder(folder);
  closeJournal(store);
  discardRun(store, run.id);
}

function put(store: Store, run: Manifest, file: FileRecord, which: 'before' | 'after'): void {
  const bytes = copyOf(store, run.id, file, which);
  if (!bytes) throw new Refused(damaged(store, file));
  if (file.inPlace) return overwrite(file.target, bytes);
  const beside = besideTarget(file.target, run.id);
  try {
    if (digestAt(beside) !== file[which]) {
      removeIfThere(beside);
      writeNew(beside, bytes, file);
    }
    disk.renameSync(beside, file.target);
  } catch (error) {
    // A file that is mounted by itself keeps its place: it gets the bytes instead.
    if (!['EBUSY', 'EXDEV'].includes(codeOf(error))) throw error;
    markOverwritten(store, run.id, file);
    overwrite(file.target, bytes);
    removeIfThere(beside);
  }
}

/** Of the two copies of a file one cannot be used. */
export const damaged = (store: Store, file: FileRecord): Refused['problem'] => ({
  path: file.path,
  what: 'the copy that was saved of it is gone or damaged',
  wayOut: `Compare it with a backup of your own; what was saved lies in ${store.folder}/.`,
});
