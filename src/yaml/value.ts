/** Values as Python's `yaml.SafeLoader` gives them, in the nearest types that JavaScript has. */

/** Whole numbers beyond 2^53 are bigint; bytes, dates and times are their text; tuples and sets are lists. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | Mapping;
export interface Mapping {
  readonly [key: string]: Value;
}

/** A key of a mapping, or the index of a sequence item. */
export type Key = string | number;
export type Path = readonly Key[];

export const isMapping = (value: Value | undefined): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** Deep equality; the order of a mapping's keys does not matter. */
export function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (isMapping(a) && isMapping(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && equal(a[key], b[key]));
  }
  return false;
}
