/** Putting back what a run wrote. */
import { type Committed, type FileChange, transact } from './commit.js';
import { digestAt } from './durable.js';
import type { Problem } from './problem.js';
import { damaged } from './replace.js';
import { copyOf, isDone, type Manifest, runFolder, runsIn, storeOf } from './run-folder.js';

/** A run that can be undone. */
export interface Undoable {
  readonly run: Manifest;
  readonly folder: string;
  /** Files that were changed after the run; if there is one, nothing is put back. */
  readonly changed: readonly string[];
}

/** The last run that has not been undone; undefined if there is none. */
export function lastRun(homeserver: string): Undoable | undefined {
  const store = storeOf(homeserver);
  const done = runsIn(store).filter(run => isDone(store, run.id));
  const undone = new Set(done.map(run => run.undoes));
  const run = done.findLast(one => one.undoes === undefined && !undone.has(one.id));
  if (!run) return undefined;
  const changed = run.files.filter(file => digestAt(file.target) !== file.after).map(file => file.path);
  return { run, folder: runFolder(store, run.id), changed };
}

/**
 * Puts the old bytes of every file back, as one transaction, with the mode and owner that it had; a file that can
 * only be written over keeps those that it has.
 * @param last what `lastRun` gave
 */
export function undo(homeserver: string, last: Undoable, now: Date): Committed {
  const { run, changed } = last;
  const store = storeOf(homeserver);
  const [first] = changed;
  if (first) return { kind: 'refused', problem: changedSince(first, runFolder(store, run.id)) };
  const changes: FileChange[] = [];
  for (const file of run.files) {
    const before = copyOf(store, run.id, file, 'after');
    const after = copyOf(store, run.id, file, 'before');
    if (!before || !after) return { kind: 'refused', problem: damaged(store, file) };
    changes.push({ path: file.target, before, after });
  }
  const owners = new Map(run.files.map(({ target, mode, uid, gid }) => [target, { mode, uid, gid }]));
  const plan = { homeserver, changes, to: run.from ?? run.to, from: run.to, steps: run.steps, now };
  return transact(plan, run.id, owners);
}

const changedSince = (path: string, folder: string): Problem => ({
  path,
  what: 'changed after that run; nothing was put back',
  wayOut: `As it was before the run: ${folder}/`,
});
