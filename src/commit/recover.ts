/** Finishes or clears away what a run left that was cut off; see the states in commit.ts. */
import { join } from 'node:path';
import { removeIfThere } from './durable.js';
import { disk } from './file-system.js';
import { withLock } from './lock.js';
import { codeOf, type Problem, problemOf, Refused } from './problem.js';
import { besideTarget, holds, replaceAll } from './replace.js';
import {
  closeJournal,
  discardRun,
  isDone,
  isPart,
  journaledRun,
  type Manifest,
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
  /** A file was edited since, or cannot be written: no file was replaced, or some were and the next start goes on. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly cutOff: CutOff | undefined };

/**
 * The run that was cut off while writing, if there is one; changes nothing. Undefined as well where this user may
 * not look into the run folder, or nothing is left to finish the run by: `recover` says so.
 */
export function cutOffRun(homeserver: string): CutOff | undefined {
  try {
    return cutOffIn(storeOf(homeserver));
  } catch (error) {
    if (error instanceof Refused || ['EACCES', 'EPERM'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function cutOffIn(store: Store): CutOff | undefined {
  const run = journaledRun(store);
  if (!run || isDone(store, run.id)) return undefined;
  return { run, fresh: run.files.filter(file => holds(store, run, file) === 'new').length };
}

/** To be called before files are read. Does nothing where no run was cut off, and creates no file then. */
export function recover(homeserver: string): Recovered {
  let path = homeserver;
  let cutOff: CutOff | undefined;
  try {
    const store = storeOf(homeserver);
    path = store.folder;
    if (!disk.existsSync(store.folder) || !isUnfinished(store)) return { kind: 'nothing' };
    return withLock(store, () => {
      cutOff = cutOffIn(store);
      if (cutOff) rollForward(store, cutOff.run);
      closeJournal(store);
      clearAway(store);
      return cutOff ? { kind: 'finished', ...cutOff } : { kind: 'nothing' };
    });
  } catch (error) {
    return { kind: 'refused', problem: problemOf(path, error), cutOff };
  }
}

function rollForward(store: Store, run: Manifest): void {
  const edited = run.files.find(file => holds(store, run, file) === 'other');
  if (edited)
    throw new Refused({
      path: edited.path,
      what: `changed after run ${run.id} was cut off`,
      wayOut: `Put one of its copies in ${runFolder(store, run.id)}/ in its place, then run again.`,
    });
  replaceAll(store, run);
}

const isUnfinished = (store: Store): boolean =>
  disk.readdirSync(store.folder).some(name => name.startsWith('journal') || isPart(name)) ||
  unstarted(store).length > 0;

/** Runs that saved their copies and replaced no file. */
const unstarted = (store: Store): readonly Manifest[] => runsIn(store).filter(run => !isDone(store, run.id));

function clearAway(store: Store): void {
  for (const run of unstarted(store)) {
    for (const file of run.files) removeIfThere(besideTarget(file.target, run.id));
    discardRun(store, run.id);
  }
  for (const name of disk.readdirSync(store.folder)) if (isPart(name)) removeIfThere(join(store.folder, name));
}
