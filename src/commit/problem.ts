/** What is in the way of writing, in words for the admin. */
export interface Problem {
  /** The file, or the folder if that is in the way. */
  readonly path: string;
  /** Completes "path: ". */
  readonly what: string;
  /** One sentence in the imperative. */
  readonly wayOut: string;
}

/** The code of a failed system call, such as ENOSPC; empty for anything else. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

type Words = Readonly<Record<string, readonly [what: string, wayOut: string]>>;

const WORDS: Words = {
  ENOSPC: ['no space left on the device', 'Free some space, then run again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, then run again.'],
  EROFS: ['the file system is read-only', 'Run where the files can be written.'],
  EACCES: ['permission denied', 'Run as root or as the owner of these files.'],
  EPERM: ['the system does not permit it', 'Run as root or as the owner; lsattr shows whether it is immutable.'],
  ENOENT: ['it is gone', 'Run again.'],
  EIO: ['the device reports an error', 'Check the disk before anything else.'],
};

const FOLDER_WORDS: Words = {
  ...WORDS,
  EROFS: ['the folder is read-only', 'Run where the files can be written.'],
  EACCES: ['the folder is read-only for you', 'Run as root or as the owner of this folder.'],
  EPERM: ['the system does not permit a new file with the owner and mode of the old', 'Run as root or as the owner.'],
};

/** @param error what a call for this file has thrown */
export const problemOf = (path: string, error: unknown): Problem => inWords(path, error, WORDS);

/** @param error what making a file in this folder has thrown */
export const folderProblem = (path: string, error: unknown): Problem => inWords(path, error, FOLDER_WORDS);

function inWords(path: string, error: unknown, words: Words): Problem {
  if (error instanceof Refused) return error.problem;
  const code = codeOf(error);
  const [what, wayOut] = words[code] ?? [`cannot be written (${code || String(error)})`, 'Check the file system.'];
  return { path, what, wayOut };
}

/** Stops a commit, a recovery or an undo; the files are left, or put back, as they were. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(`${problem.path}: ${problem.what}`);
  }
}
