/** Values as Synapse's Python sees them, and paths to them. */
import type { Key, Path, Value } from '../yaml/value.js';
import { isMapping } from '../yaml/value.js';

export type { Key, Mapping, Path, Value } from '../yaml/value.js';
export { equal, isMapping } from '../yaml/value.js';

/** `caches.expiry_time`, or an array where a key itself contains a dot. */
export type PathLike = string | Path;

/** The keys of a path, whichever way it is spelt. */
export const asPath = (path: PathLike): Path => (typeof path === 'string' ? path.split('.') : path);

/** A path as admins write it: `listeners[0].port`, `listeners[]` for the place behind the last element. */
export const showPath = (path: Path): string => path.map(showKey).join('').replace(/^\./, '');

function showKey(key: Key): string {
  if (typeof key === 'number') return key === Number.POSITIVE_INFINITY ? '[]' : `[${key}]`;
  return key.includes('.') ? `."${key}"` : `.${key}`;
}

/** Python's `bool(value)`; an absent value is false. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (isMapping(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/**
 * Python's `strtobool(str(value))`, which Synapse applies to a few old options; undefined where it raises ValueError.
 */
export function strtobool(value: Value | undefined): boolean | undefined {
  const text = value === null ? 'none' : String(value ?? false).toLowerCase();
  if (['y', 'yes', 't', 'true', 'on', '1'].includes(text)) return true;
  if (['n', 'no', 'f', 'false', 'off', '0'].includes(text)) return false;
  return undefined;
}
