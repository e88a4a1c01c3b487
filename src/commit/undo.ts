/** Putting back what a run wrote. */

import { type Committed, transact } from './commit.js';
import { digestAt } from './durable.js';
import { disk } from './file-system.js';
import type { Problem } from './problem.js';
import { copyOf, doneMark, type Manifest, runFolder, runsIn, storeOf } from './run-folder.js';

export interface Undoable {
  readonly run: Manifest;
  readonly folder: string;
  /** Files that were changed after the run; if there is one, nothing is put back. */
  readonly changed: readonly string[];
}

/** The last run that has not been undone; undefined if there is none. */
export function lastRun(homeserver: string): Undoable | undefined {
  const store = storeOf(homeserver);
  const done = runsIn(store).filter(run => disk.existsSync(doneMark(store, run.id)));
  const undone = new Set(done.map(run => run.undoes));
  const run = done.findLast(one => one.undoes === undefined && !undone.has(one.id));
  if (!run) return undefined;
  const changed = run.files.filter(file => digestAt(file.target) !== file.after).map(file => file.path);
  return { run, folder: runFolder(store, run.id), changed };
}

/** Puts the old bytes, mode and owner of every file back, as one transaction. */
export function undo(homeserver: string, { run, changed }: Undoable, now: Date): Committed {
  const store = storeOf(homeserver);
  const [first] = changed;
  if (first) return { kind: 'refused', problem: changedSince(first, runFolder(store, run.id)) };
  const changes = run.files.map(file => ({
    path: file.path,
    target: file.target,
    before: copyOf(store, run.id, file, 'after'),
    after: copyOf(store, run.id, file, 'before'),
  }));
  const complete = changes.flatMap(({ path, before, after }) => (before && after ? [{ path, before, after }] : []));
  const damaged = changes.find(({ before, after }) => !before || !after);
  if (damaged)
    return {
      kind: 'refused',
      problem: {
        path: damaged.path,
        what: 'its copy is gone or damaged',
        wayOut: `Look into ${runFolder(store, run.id)}.`,
      },
    };
  const owners = new Map(run.files.map(({ target, mode, uid, gid }) => [target, { mode, uid, gid }]));
  const plan = { homeserver, changes: complete, to: run.from ?? run.to, from: run.to, steps: run.steps, now };
  return transact(plan, run.id, owners);
}

const changedSince = (path: string, folder: string): Problem => ({
  path,
  what: 'changed after that run; nothing was put back',
  wayOut: `As it was before the run: ${folder}/`,
});
