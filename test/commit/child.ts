/** The child process of these tests: killed-at.ts, compiled once. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

export interface Ended {
  readonly wasKilled: boolean;
  /** The names of its calls to the file system, unless it was killed. */
  readonly calls: readonly string[];
  /** What the operation returned, unless it was killed. */
  readonly result: unknown;
}
export type Operation = 'commit' | 'recover' | 'undo';
export interface Task {
  readonly operation: Operation;
  readonly homeserver: string;
  /** The number of the call at which the process is killed; none if left out. */
  readonly killAt?: number;
  readonly part?: 'before' | 'half way';
  readonly isBindMounted?: boolean;
  /** The user and group it runs as. */
  readonly user?: number;
}

/** @param folder where the compiled program is put */
export function childProgram(folder: string): (task: Task) => Promise<Ended> {
  const program = join(folder, 'killed-at.mjs');
  const entry = new URL('killed-at.ts', import.meta.url).pathname;
  buildSync({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm' });
  return ({ operation, homeserver, killAt = 0, part = 'before', isBindMounted = false, user }) =>
    new Promise((resolve, reject) => {
      const words = [program, operation, homeserver, String(killAt), part, ...(isBindMounted ? ['bind-mounted'] : [])];
      const as = user === undefined ? {} : { uid: user, gid: user };
      execFile(process.execPath, words, as, (error, stdout, stderr) => {
        if (error?.signal === 'SIGKILL') resolve({ wasKilled: true, calls: [], result: undefined });
        else if (error || stderr) reject(new Error(`${operation} failed: ${stderr}`));
        else resolve({ wasKilled: false, ...JSON.parse(stdout) });
      });
    });
}
