/** Values with Python's types told apart: 1, 1.0, True and "1" are four values. */
import { isMapping, type Value } from './value.js';

export type Typed =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str' | 'bytes' | 'date' | 'datetime'; readonly value: string }
  | { readonly kind: 'seq' | 'tuple' | 'set'; readonly items: readonly Typed[] }
  | { readonly kind: 'map'; readonly pairs: ReadonlyArray<readonly [Typed, Typed]> };

export const NULL: Typed = { kind: 'null' };
export const str = (value: string): Typed => ({ kind: 'str', value });

/**
 * Equal text for keys that are equal in Python, where True, 1 and 1.0 are one key; undefined if it cannot be a key.
 */
export function keyId(key: Typed): string | undefined {
  switch (key.kind) {
    case 'bool':
      return key.value ? 'number 1' : 'number 0';
    case 'int':
      return `number ${key.value}`;
    case 'float':
      return Number.isInteger(key.value) ? `number ${BigInt(key.value)}` : `number ${key.value}`;
    case 'null':
      return 'null';
    case 'tuple':
      return `tuple ${JSON.stringify(key.items.map(keyId))}`;
    case 'map':
    case 'seq':
    case 'set':
      return undefined;
    default:
      return `${key.kind} ${key.value}`;
  }
}

/** The same Python value, types included; the order of keys does not matter. */
export function sameTyped(a: Typed, b: Typed): boolean {
  if (a === b) return true;
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (a.kind === 'map' || b.kind === 'map') return a.kind === b.kind && samePairs(a, b);
  if ('items' in a || 'items' in b) {
    if (!('items' in a && 'items' in b) || a.kind !== b.kind || a.items.length !== b.items.length) return false;
    if (a.kind === 'set') return sameSet(a.items, b.items);
    return a.items.every((item, index) => sameTyped(item, b.items[index] ?? NULL));
  }
  return a.kind === b.kind && Object.is(a.value, b.value);
}

function samePairs(a: Typed, b: Typed): boolean {
  if (a.kind !== 'map' || b.kind !== 'map' || a.pairs.length !== b.pairs.length) return false;
  const others = new Map(b.pairs.map(pair => [keyId(pair[0]), pair]));
  return a.pairs.every(([key, value]) => {
    const other = others.get(keyId(key));
    return other !== undefined && sameTyped(key, other[0]) && sameTyped(value, other[1]);
  });
}
const sameSet = (a: readonly Typed[], b: readonly Typed[]): boolean => {
  const ids = new Set(b.map(keyId));
  return a.every(item => ids.has(keyId(item)));
};

/** What a value becomes when it is written: whole numbers are ints. */
export function typedOf(value: Value): Typed {
  if (value === null) return NULL;
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'bigint') return { kind: 'int', value };
  if (typeof value === 'number') {
    const whole = Number.isSafeInteger(value) && !Object.is(value, -0);
    return whole ? { kind: 'int', value: BigInt(value) } : { kind: 'float', value };
  }
  if (typeof value === 'string') return str(value);
  if (isMapping(value))
    return { kind: 'map', pairs: Object.entries(value).map(([key, of]) => [str(key), typedOf(of)]) };
  return { kind: 'seq', items: value.map(typedOf) };
}

/** Whether setting the value changes nothing; 1.0 is read as 1, and stays what it is. */
export function readsAs(typed: Typed, value: Value): boolean {
  if (typed.kind === 'float') return Object.is(typed.value, value);
  if (typed.kind === 'map' && isMapping(value))
    return (
      typed.pairs.length === Object.keys(value).length &&
      typed.pairs.every(([key, of]) => {
        const member = key.kind === 'str' && Object.hasOwn(value, key.value) ? value[key.value] : undefined;
        return member !== undefined && readsAs(of, member);
      })
    );
  if (typed.kind === 'seq' && Array.isArray(value))
    return typed.items.length === value.length && typed.items.every((item, index) => readsAs(item, value[index]));
  return sameTyped(typed, typedOf(value));
}

export function nativeOf(typed: Typed): Value {
  switch (typed.kind) {
    case 'null':
      return null;
    case 'int': {
      const number = Number(typed.value);
      return Number.isSafeInteger(number) ? number : typed.value;
    }
    case 'seq':
    case 'tuple':
    case 'set':
      return typed.items.map(nativeOf);
    case 'map':
      return Object.fromEntries(typed.pairs.map(([key, of]) => [keyText(key), nativeOf(of)]));
    default:
      return typed.value;
  }
}

/** A key as a property name; Python's own spelling where the key is not a string. */
export function keyText(key: Typed): string {
  switch (key.kind) {
    case 'null':
      return 'None';
    case 'bool':
      return key.value ? 'True' : 'False';
    case 'map':
      return '';
    default:
      return 'items' in key ? key.items.map(keyText).join(',') : String(key.value);
  }
}
