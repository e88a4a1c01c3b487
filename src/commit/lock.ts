/**
 * One run at a time. The lock is the highest `lock.<n>`, a symbolic link whose text names the process that holds
 * it, or says that nobody does. Whoever finds it free, or its process dead, makes the next number: only one process
 * can. The highest number is never removed, so nobody who decided on an old one takes a lock that another has
 * meanwhile had and given back. A process in another container cannot be seen, and counts as dead: then the look at
 * every file right before it is replaced is what stops the second run.
 */
import { join } from 'node:path';
import { removeIfThere } from './durable.js';
import { disk } from './file-system.js';
import { codeOf, Refused } from './problem.js';
import { ensureStore, type Store } from './run-folder.js';

const FREE = 'free';

/**
 * Runs something while no other run of this deployment writes.
 * @throws Refused if another run holds the lock, or the run folder cannot be made
 */
export function withLock<T>(store: Store, work: () => T): T {
  ensureStore(store);
  const number = take(store);
  try {
    return work();
  } finally {
    giveBack(store, number);
  }
}

/** @returns the number of the lock, which is this process's own */
function take(store: Store): number {
  for (;;) {
    const number = highest(store);
    const holder = number === 0 ? FREE : holderOf(store, number);
    if (holder === undefined) continue;
    if (isAlive(holder)) throw new Refused(inUse(store, holder));
    if (!make(store, number + 1, identityOf(process.pid) ?? `${process.pid}`)) continue;
    // Numbers below the highest are removed, so an old one can be free again; it is worth nothing.
    if (highest(store) !== number + 1) {
      removeIfThere(lockAt(store, number + 1));
      continue;
    }
    for (const lower of numbersIn(store)) if (lower <= number) removeIfThere(lockAt(store, lower));
    return number + 1;
  }
}

function giveBack(store: Store, number: number): void {
  try {
    make(store, number + 1, FREE);
    removeIfThere(lockAt(store, number));
  } catch {
    // It is free as soon as this process has ended; what was written stays written.
  }
}

const lockAt = (store: Store, number: number): string => join(store.folder, `lock.${number}`);

const numbersIn = (store: Store): readonly number[] =>
  disk.readdirSync(store.folder).flatMap(name => (/^lock\.\d+$/.test(name) ? Number(name.slice('lock.'.length)) : []));
const highest = (store: Store): number => Math.max(0, ...numbersIn(store));

/** @returns false if the number is taken */
function make(store: Store, number: number, holder: string): boolean {
  try {
    disk.symlinkSync(holder, lockAt(store, number));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined if the number has been removed meanwhile. */
function holderOf(store: Store, number: number): string | undefined {
  try {
    return disk.readlinkSync(lockAt(store, number));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const inUse = (store: Store, holder: string): Refused['problem'] => ({
  path: store.folder,
  what: `another run is writing these files (process ${Number.parseInt(holder, 10)})`,
  wayOut: 'Wait for it to end, then run again.',
});

/**
 * Process number and the time it began, since numbers are used again; undefined if there is no such process in
 * /proc.
 */
function identityOf(pid: number): string | undefined {
  try {
    const stat = disk.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold blanks; the 20th field behind it is the start.
    return `${pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether another process that runs now holds a lock with this text. */
function isAlive(holder: string): boolean {
  const pid = Number.parseInt(holder, 10);
  if (holder === FREE || Number.isNaN(pid) || pid === process.pid) return false;
  const now = identityOf(pid);
  if (now !== undefined) return !holder.includes('-') || now === holder;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
