/** The bytes of a file as text, without blocking on what is no file and without guessing an encoding. */
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import type { FileRefusal } from './file-refusal.js';

/** No configuration is this large; what is, is another kind of file. */
const LARGEST = 5_000_000;

export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

export function readText(path: string): FileText {
  const refused = (what: string, wayOut: string, line?: number, why?: string): FileText => ({
    kind: 'refused',
    refusal: { path, line, what, why, wayOut },
  });
  let stats: Stats;
  let bytes: Buffer;
  try {
    stats = statSync(path);
    if (!stats.isFile()) return refused(`${kindOf(stats)}, not a file`, 'Name the file itself.');
    if (stats.size > LARGEST)
      return refused(
        `${Math.ceil(stats.size / 1e5) / 10} MB; a configuration file has at most 5 MB`,
        'Name only configuration files.',
      );
    bytes = readFileSync(path);
  } catch (error) {
    return { kind: 'refused', refusal: unreadable(path, error) };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return refused('a binary file', 'Name only configuration files.', lineAt(bytes, zero));
  try {
    return { kind: 'text', text: strictly(bytes), bytes };
  } catch {
    const line = lineAt(bytes, firstInvalid(bytes));
    return refused('not UTF-8, which Synapse needs', 'Save it as UTF-8, then run again.', line);
  }
}

/** The byte order mark stays, and what is not UTF-8 is an error. */
const strictly = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      // A character that is cut in two is not yet wrong.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return valid;
}

const lineAt = (bytes: Buffer, offset: number): number =>
  bytes.subarray(0, offset).toString('latin1').split('\n').length;

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** Why the names in a folder cannot be read; undefined if they can, or if there is no such folder. */
export function folderRefusal(path: string): FileRefusal | undefined {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) readdirSync(path);
    return undefined;
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): FileRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = (what: string, wayOut: string): FileRefusal => ({
    path,
    line: undefined,
    what,
    why: undefined,
    wayOut,
  });
  if (code === 'EACCES' || code === 'EPERM')
    return refusal(`permission denied${ownership(path)}`, 'Run as root or as a user who may read it.');
  if (code === 'ENOENT' || code === 'ENOTDIR') return refusal('no such file', 'Check the name, then run again.');
  if (code === 'ELOOP') return refusal('a symbolic link that leads to itself', 'Mend the link, then run again.');
  return refusal(`cannot be read (${code || String(error)})`, 'Check the file system, then run again.');
}

/** ` (root, mode 0600)`, as far as it can be told. */
function ownership(path: string): string {
  try {
    const { uid, mode } = statSync(path);
    return ` (${userName(uid)}, mode ${(mode & 0o7777).toString(8).padStart(4, '0')})`;
  } catch {
    return '';
  }
}
function userName(uid: number): string {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find(entry => entry.split(':')[2] === String(uid));
    return line?.split(':')[0] ?? `user ${uid}`;
  } catch {
    return `user ${uid}`;
  }
}
