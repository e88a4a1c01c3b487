/** Writing so that it survives a power cut, and replacing files whole. */
import { createHash } from 'node:crypto';
import { disk } from './file-system.js';
import { codeOf } from './problem.js';

/** Who owns a file and who may use it. */
export interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** SHA-256, in hexadecimal digits. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** The bytes of a file, or undefined if it is not there. */
export function bytesAt(path: string): Buffer | undefined {
  try {
    return disk.readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
/** The digest of a file, or undefined if it is not there. */
export function digestAt(path: string): string | undefined {
  const bytes = bytesAt(path);
  return bytes && digest(bytes);
}

/** A new file with its final owner and mode before its first byte; on the disk when this returns. */
export function writeNew(path: string, bytes: Uint8Array, ownership: Ownership | { readonly mode: number }): void {
  const descriptor = disk.openSync(path, 'wx', 0o600);
  try {
    if ('uid' in ownership) {
      const own = disk.statSync(path);
      if (own.uid !== ownership.uid || own.gid !== ownership.gid)
        disk.fchownSync(descriptor, ownership.uid, ownership.gid);
    }
    disk.fchmodSync(descriptor, ownership.mode);
    writeAll(descriptor, bytes);
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
}

/** Writes over a file, whose owner, mode and links stay. Not atomic: the journal has to cover it. */
export function overwrite(path: string, bytes: Uint8Array): void {
  const descriptor = disk.openSync(path, 'r+');
  try {
    writeAll(descriptor, bytes);
    disk.ftruncateSync(descriptor, bytes.length);
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; )
    written += disk.writeSync(descriptor, bytes, written, bytes.length - written, written);
}

/** Makes new, renamed and removed names in a folder durable; some file systems have no such call for folders. */
export function syncFolder(folder: string): void {
  const descriptor = disk.openSync(folder, 'r');
  try {
    disk.fsyncSync(descriptor);
  } catch (error) {
    if (codeOf(error) !== 'EINVAL') throw error;
  } finally {
    disk.closeSync(descriptor);
  }
}

/** Removes a file, or a folder with all that is in it. */
export function removeIfThere(path: string): void {
  disk.rmSync(path, { recursive: true, force: true });
}
