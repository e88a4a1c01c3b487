/** The operations on plain data: what an edit of the text is meant to do, and is held against. */
import { typedKey } from './tree.js';
import { keyId, NULL, str, type Typed } from './typed.js';
import type { Key, Path } from './value.js';

/** What becomes of a collection whose last member goes. */
export type OnEmpty = 'empty' | 'remove' | 'null';

export function typedAt(data: Typed, path: Path): Typed | undefined {
  let node: Typed | undefined = data;
  for (const key of path) {
    if (node?.kind === 'map') node = node.pairs.find(([other]) => isKey(other, key))?.[1];
    else if (node?.kind === 'seq' && typeof key === 'number') node = node.items[key];
    else return undefined;
  }
  return node;
}

function changedAt(data: Typed, path: Path, change: (node: Typed) => Typed): Typed {
  const [key, ...rest] = path;
  if (key === undefined) return change(data);
  if (data.kind === 'map') {
    const pairs = data.pairs.map(([other, value]): readonly [Typed, Typed] =>
      isKey(other, key) ? [other, changedAt(value, rest, change)] : [other, value],
    );
    return { kind: 'map', pairs };
  }
  if (data.kind !== 'seq' || typeof key !== 'number') return data;
  const items = data.items.map((value, index) => (index === key ? changedAt(value, rest, change) : value));
  return { kind: 'seq', items };
}

export const withSet = (data: Typed, path: Path, value: Typed): Typed => changedAt(data, path, () => value);

export function withDeleted(data: Typed, path: Path, onEmpty: OnEmpty = 'empty'): Typed {
  const parent = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  const without = changedAt(data, parent, node => {
    if (node.kind === 'map') return { kind: 'map', pairs: node.pairs.filter(([other]) => !isKey(other, key)) };
    return node.kind === 'seq' ? { kind: 'seq', items: node.items.filter((_, index) => index !== key) } : node;
  });
  if (onEmpty === 'empty' || !parent.length || !isEmpty(typedAt(without, parent))) return without;
  return onEmpty === 'null' ? withSet(without, parent, NULL) : withDeleted(without, parent, onEmpty);
}

/** Missing parents come into being; a null parent becomes a mapping. */
export function withInserted(data: Typed, parent: Path, key: string, value: Typed): Typed {
  const pair = [str(key), value] as const;
  const last = parent.at(-1);
  if (typedAt(data, parent) === undefined && typeof last === 'string')
    return withInserted(data, parent.slice(0, -1), last, { kind: 'map', pairs: [pair] });
  return changedAt(data, parent, node => {
    if (node.kind === 'map') return { kind: 'map', pairs: [...node.pairs, pair] };
    return node.kind === 'null' ? { kind: 'map', pairs: [pair] } : node;
  });
}

export const withAppended = (data: Typed, list: Path, value: Typed): Typed =>
  changedAt(data, list, node => {
    if (node.kind === 'seq') return { kind: 'seq', items: [...node.items, value] };
    return node.kind === 'null' ? { kind: 'seq', items: [value] } : node;
  });

export const withRenamed = (data: Typed, path: Path, to: string): Typed =>
  changedAt(data, path.slice(0, -1), node => {
    if (node.kind !== 'map') return node;
    const key = path.at(-1) ?? '';
    const pairs = node.pairs.map(([other, value]): readonly [Typed, Typed] =>
      isKey(other, key) ? [str(to), value] : [other, value],
    );
    return { kind: 'map', pairs };
  });

const isKey = (typed: Typed, key: Key): boolean =>
  typeof key === 'string' ? typed.kind === 'str' && typed.value === key : keyId(typed) === keyId(typedKey(key));

const isEmpty = (node: Typed | undefined): boolean =>
  (node?.kind === 'map' && !node.pairs.length) || (node?.kind === 'seq' && !node.items.length);
