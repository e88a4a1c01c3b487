/** Giving a key another name where it stands. */
import type { Change } from './change.js';
import { EditRefused } from './edit-refused.js';
import { emitKey, quoted } from './emit.js';
import { withRenamed } from './intent.js';
import type { Source } from './source.js';
import { type Entry, twinsOf } from './tree.js';
import type { Path } from './value.js';

/** @throws EditRefused */
export function rename(source: Source, path: Path, to: string): Change {
  const entry = movable(source, path);
  if (source.has([...path.slice(0, -1), to])) throw new EditRefused('EXISTS', to);
  const text = keyLike(source, source.text.slice(entry.keyStart, entry.keyEnd), to);
  return {
    splices: [{ start: entry.keyStart, end: entry.keyEnd, text }],
    intended: withRenamed(source.data, path, to),
  };
}

/** The entry of a key that stands by itself: written here, once, and not supplied by an alias. */
export function movable(source: Source, path: Path): Entry {
  const key = String(path.at(-1));
  const entry = source.entry(path);
  if (!entry) throw new EditRefused(source.has(path) ? 'VIA_ALIAS' : 'NO_PATH', key);
  if (entry.owner.kind !== 'map') throw new EditRefused('NOT_A_KEY', key);
  const others = twinsOf(entry);
  if (others.length > 1) throw new EditRefused('DUPLICATE_KEY', key, source.firstLine(entry) + 1);
  if (source.text[entry.keyStart] === '*') throw new EditRefused('VIA_ALIAS', key);
  return entry;
}

/** A key written as the old one was. */
export function keyLike(source: Source, old: string, key: string): string {
  if (old.startsWith('"')) return quoted(key, '"');
  return old.startsWith("'") ? quoted(key, "'") : emitKey(key, source.style);
}
