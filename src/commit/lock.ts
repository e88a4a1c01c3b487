/** One run at a time. */
import { writeNew } from './durable.js';
import { disk } from './file-system.js';
import { codeOf, Refused } from './problem.js';
import { ensureStore, type Store } from './run-folder.js';

/**
 * Runs something while no other run of this deployment writes.
 * @throws Refused if another run holds the lock
 */
export function withLock<T>(store: Store, work: () => T): T {
  ensureStore(store);
  take(store);
  try {
    return work();
  } finally {
    disk.rmSync(store.lock, { force: true });
  }
}

function take(store: Store): void {
  const own = `${store.lock}.${process.pid}`;
  disk.rmSync(own, { force: true });
  writeNew(own, Buffer.from(identityOf(process.pid) ?? `${process.pid}`), { mode: 0o600 });
  try {
    // A link fails if the name is there, and shows a complete file if it is not.
    disk.linkSync(own, store.lock);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const holder = disk.readFileSync(store.lock, 'utf8');
    if (isAlive(holder)) throw new Refused(inUse(store, holder));
    disk.rmSync(store.lock, { force: true });
    disk.linkSync(own, store.lock);
  } finally {
    disk.rmSync(own, { force: true });
  }
}

const inUse = (store: Store, holder: string): Refused['problem'] => ({
  path: store.lock,
  what: `another run is writing these files (process ${holder.split(' ')[0]})`,
  wayOut: 'Wait for it to end, then run again.',
});

/** Process number and the time it began, since numbers are used again; undefined where /proc is missing. */
function identityOf(pid: number): string | undefined {
  try {
    const stat = disk.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold blanks; the 20th field behind it is the start.
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

/** @param holder what a lock file holds */
export function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  const now = identityOf(pid);
  if (now !== undefined) return !holder.includes(' ') || now === holder;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
