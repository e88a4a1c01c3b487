/** What the operations are meant to do, told on plain values: written apart from src/yaml/intent.ts, which is on trial. */
import type { Where } from '../../src/yaml/placement.js';
import type { Key, Mapping, Path, Value } from '../../src/yaml/value.js';

export const isMap = (value: Value | undefined): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export function at(value: Value | undefined, path: Path): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isMap(value) && typeof key === 'string') return Object.hasOwn(value, key) ? at(value[key], rest) : undefined;
  return isList(value) && typeof key === 'number' ? at(value[key], rest) : undefined;
}

/** @param change of the value at the path, which is there */
export function changed(value: Value, path: Path, change: (old: Value) => Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (isMap(value))
    return fromPairs(pairs(value).map(([name, of]) => [name, name === key ? changed(of, rest, change) : of]));
  if (isList(value)) return value.map((item, index) => (index === key ? changed(item, rest, change) : item));
  throw new Error(`nothing at ${JSON.stringify(path)}`);
}

export const replaced = (value: Value, path: Path, by: Value): Value => changed(value, path, () => by);

export function without(value: Value, path: Path, onEmpty: 'empty' | 'remove' | 'null'): Value {
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  const rest = changed(value, parent, owner => {
    if (isMap(owner)) return fromPairs(pairs(owner).filter(([name]) => name !== key));
    return isList(owner) ? owner.filter((_, index) => index !== key) : owner;
  });
  const left = at(rest, parent);
  const empty = isMap(left) ? !pairs(left).length : isList(left) && !left.length;
  if (!empty || !parent.length || onEmpty === 'empty') return rest;
  return onEmpty === 'null' ? replaced(rest, parent, null) : without(rest, parent, onEmpty);
}

/** Missing parents come into being. */
export function withPair(value: Value, path: Path, of: Value, where: Where = 'last'): Value {
  const parent = path.slice(0, -1);
  const name = String(path.at(-1));
  const owner = at(value, parent);
  if (owner === undefined) return withPair(value, parent, { [name]: of });
  const old = isMap(owner) ? pairs(owner) : [];
  const next = placeOf(old, where);
  return replaced(value, parent, fromPairs([...old.slice(0, next), [name, of], ...old.slice(next)]));
}
function placeOf(old: ReadonlyArray<readonly [string, Value]>, where: Where): number {
  if (where === 'first') return 0;
  if (where === 'last') return old.length;
  const beside = old.findIndex(([name]) => name === ('before' in where ? where.before : where.after));
  return 'before' in where ? beside : beside + 1;
}

export const withItem = (value: Value, list: Path, item: Value): Value =>
  changed(value, list, old => (isList(old) ? [...old, item] : [item]));

export const renamed = (value: Value, path: Path, to: string): Value =>
  changed(value, path.slice(0, -1), owner =>
    isMap(owner) ? fromPairs(pairs(owner).map(([name, of]) => [name === path.at(-1) ? to : name, of])) : owner,
  );

/** Every entry below a value, the outer ones first. */
export function entriesOf(
  value: Value,
  path: Path = [],
): ReadonlyArray<{ readonly path: Path; readonly value: Value }> {
  const members: ReadonlyArray<readonly [Key, Value]> = isMap(value)
    ? pairs(value)
    : isList(value)
      ? value.map((item, index) => [index, item] as const)
      : [];
  return members.flatMap(([key, of]) => [{ path: [...path, key], value: of }, ...entriesOf(of, [...path, key])]);
}

const pairs = (map: Mapping): ReadonlyArray<readonly [string, Value]> => Object.entries(map);
const fromPairs = (all: ReadonlyArray<readonly [string, Value]>): Mapping => Object.fromEntries(all);
