/** Finishes or clears away what a run left that was cut off; see the states in commit.ts. */
import { join } from 'node:path';
import { finish, replace } from './commit.js';
import { besideTarget, digestAt, removeIfThere } from './durable.js';
import { disk } from './file-system.js';
import { isAlive, withLock } from './lock.js';
import { type Problem, problemOf, Refused } from './problem.js';
import {
  doneMark,
  isPart,
  type Manifest,
  overwriteMark,
  runFolder,
  runsIn,
  type Store,
  storeOf,
} from './run-folder.js';

/** A run whose files are partly old and partly new. */
export interface CutOff {
  readonly run: Manifest;
  /** How many of its files are new already. */
  readonly fresh: number;
}
export type Recovered =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'finished' } & CutOff)
  /** A file was edited since, or cannot be written: nothing was done. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly cutOff: CutOff | undefined };

/** The run that was cut off while writing, if there is one; changes nothing. */
export function cutOffRun(homeserver: string): CutOff | undefined {
  const store = storeOf(homeserver);
  if (!disk.existsSync(store.journal)) return undefined;
  const id = disk.readFileSync(store.journal, 'utf8').trim();
  const run = runsIn(store).find(one => one.id === id);
  return run && { run, fresh: run.files.filter(file => digestAt(file.target) === file.after).length };
}

/** To be called before files are read. Does nothing where no run was cut off, and creates no file then. */
export function recover(homeserver: string): Recovered {
  const store = storeOf(homeserver);
  if (!disk.existsSync(store.folder) || !isUnfinished(store)) return { kind: 'nothing' };
  let cutOff: CutOff | undefined;
  try {
    return withLock(store, () => {
      cutOff = cutOffRun(homeserver);
      if (cutOff) rollForward(store, cutOff.run);
      else disk.rmSync(store.journal, { force: true });
      clearAway(store);
      return cutOff ? { kind: 'finished', ...cutOff } : { kind: 'nothing' };
    });
  } catch (error) {
    const problem = error instanceof Refused ? error.problem : problemOf(store.folder, error);
    return { kind: 'refused', problem, cutOff };
  }
}

const isUnfinished = (store: Store): boolean =>
  disk.existsSync(store.journal) || leftovers(store).length > 0 || unstarted(store).length > 0;

function rollForward(store: Store, run: Manifest): void {
  for (const file of run.files) {
    const now = digestAt(file.target);
    // What is written over in place may be half old, half new; any other file is one or the other, or was edited
    // since.
    const isTorn = file.inPlace || disk.existsSync(overwriteMark(store, run.id, file));
    if (now !== file.before && now !== file.after && !isTorn)
      throw new Refused({
        path: file.path,
        what: `changed after run ${run.id} was cut off`,
        wayOut: `Compare it with the copies in ${runFolder(store, run.id)}/, and put one of them in its place.`,
      });
  }
  for (const file of run.files) replace(store, run, file);
  finish(store, run);
}

/** Folders that were never completed, and the drafts of journal and lock. */
const leftovers = (store: Store): readonly string[] =>
  disk
    .readdirSync(store.folder)
    .filter(name => isPart(name) || name === 'journal.new' || /^lock\.\d+$/.test(name))
    .map(name => join(store.folder, name))
    .filter(path => !path.startsWith(`${store.lock}.`) || !isAlive(disk.readFileSync(path, 'utf8')));

/** Runs that saved their copies and replaced no file. */
const unstarted = (store: Store): readonly Manifest[] =>
  runsIn(store).filter(run => !disk.existsSync(doneMark(store, run.id)));

function clearAway(store: Store): void {
  for (const run of unstarted(store)) {
    for (const file of run.files) removeIfThere(besideTarget(file.target, run.id));
    removeIfThere(runFolder(store, run.id));
  }
  for (const path of leftovers(store)) removeIfThere(path);
}
