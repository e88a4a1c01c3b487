/** Where everything stands in the text: exact extents of every node and entry. */
import type { Typed } from './typed.js';
import { keyId, str } from './typed.js';
import type { Key, Path } from './value.js';

export interface SourceNode {
  readonly kind: 'map' | 'seq' | 'scalar' | 'alias' | 'null';
  /** Written in flow style. */
  readonly flow: boolean;
  /** First character, including anchor and tag. */
  readonly start: number;
  /** First character after anchor and tag. */
  readonly body: number;
  /**
   * Behind the last character; no blanks, comments or line ends after it, but a block scalar ends with its line end.
   */
  readonly end: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** How a scalar is written. */
  readonly style: 'plain' | 'single' | 'double' | 'block' | undefined;
  /** The entry whose value this is; undefined for the top level. */
  readonly entry: Entry | undefined;
  readonly entries: readonly Entry[];
}

/** A pair of a mapping or an item of a sequence. */
export interface Entry {
  readonly owner: SourceNode;
  readonly index: number;
  /** First character of the key (with `?`, anchor and tag), or of `-`. */
  readonly start: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Undefined for sequence items. */
  readonly key: Typed | undefined;
  /** The key is `<<`. */
  readonly merge: boolean;
  /** Behind `:` or `-`. */
  readonly indicatorEnd: number;
  readonly value: SourceNode;
  readonly end: number;
  readonly column: number;
  /** Flow style: behind the comma that follows, if one does. */
  readonly comma: number | undefined;
}

/** A text as read. */
export interface Parsed {
  /** Undefined if there is nothing but comments. */
  readonly root: SourceNode | undefined;
  readonly data: Typed;
  /** After directives and `---`. */
  readonly contentStart: number;
  /** Offset of `...` or of the end of the text: new top-level keys go before it. */
  readonly contentLimit: number;
}

/** The entry that Synapse reads: PyYAML takes the last of two equal keys. */
export function childOf(node: SourceNode, key: Key): Entry | undefined {
  if (node.kind === 'map') return node.entries.findLast(entry => !entry.merge && isKey(entry, key));
  return node.kind === 'seq' && typeof key === 'number' ? node.entries[key] : undefined;
}

/** The entry at a path as it is written; undefined where only an alias or a merge key supplies it. */
export function entryAt(root: SourceNode | undefined, path: Path): Entry | undefined {
  let node = root;
  let entry: Entry | undefined;
  for (const key of path) {
    entry = node && childOf(node, key);
    if (!entry) return undefined;
    node = entry.value;
  }
  return entry;
}

/** All entries of the same mapping with the same key, in order. */
export function twinsOf(entry: Entry): readonly Entry[] {
  if (!entry.key) return [entry];
  const id = keyId(entry.key);
  return entry.owner.entries.filter(other => other.key && !other.merge && keyId(other.key) === id);
}

export const typedKey = (key: Key): Typed =>
  typeof key === 'string' ? str(key) : { kind: 'int', value: BigInt(key) };

const isKey = (entry: Entry, key: Key): boolean => {
  if (!entry.key) return false;
  return typeof key === 'string'
    ? entry.key.kind === 'str' && entry.key.value === key
    : keyId(entry.key) === keyId(typedKey(key));
};
