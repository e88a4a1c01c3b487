/** What is in the way of writing, in words for the admin. */
export interface Problem {
  readonly path: string;
  /** Completes "path: ". */
  readonly what: string;
  /** One sentence in the imperative. */
  readonly wayOut: string;
}

/** The code of a failed system call, such as ENOSPC; empty for anything else. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const WORDS: Readonly<Record<string, readonly [what: string, wayOut: string]>> = {
  ENOSPC: ['no space left on the device', 'Free some space, then run again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, then run again.'],
  EROFS: ['the file system is read-only', 'Run where the files can be written.'],
  EACCES: ['permission denied', 'Run as root or as the owner of these files.'],
  EPERM: ['the system does not permit it', 'Run as root or as the owner of these files.'],
  ENOENT: ['it is gone', 'Run again.'],
  EIO: ['the device reports an error', 'Check the disk before anything else.'],
};

export function problemOf(path: string, error: unknown): Problem {
  const code = codeOf(error);
  const [what, wayOut] = WORDS[code] ?? [`cannot be written (${code || String(error)})`, 'Check the file system.'];
  return { path, what, wayOut };
}

/** Stops a commit before its first file is replaced. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(`${problem.path}: ${problem.what}`);
  }
}
