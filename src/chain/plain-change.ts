/**
 * What the edits of a step amount to on plain data. It is the independent statement that the proof holds the edited
 * text against: whatever the text says beyond these changes was not announced.
 */
import { isMapping, type Key, type Path, type Value } from '../deployment/values.js';

export type PlainChange =
  | { readonly kind: 'set'; readonly file: string; readonly path: Path; readonly value: Value }
  | { readonly kind: 'remove'; readonly file: string; readonly path: Path };

/** The data of one file after the changes to it, in order. A set beyond the end of a list appends to it. */
export function applyPlain(data: Value | undefined, changes: readonly PlainChange[]): Value | undefined {
  return changes.reduce<Value | undefined>(
    (now, change) => edited(now, change.path, change.kind === 'set' ? change.value : undefined),
    data,
  );
}

/** `value` undefined removes. A missing or null parent becomes a mapping, or a list where the key is a number. */
function edited(data: Value | undefined, path: Path, value: Value | undefined): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') return editedList(Array.isArray(data) ? data : [], key, rest, value);
  const mapping = isMapping(data) ? data : {};
  const member = edited(mapping[key], rest, value);
  if (member !== undefined) return { ...mapping, [key]: member };
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== key));
}

function editedList(list: readonly Value[], index: number, rest: readonly Key[], value: Value | undefined): Value {
  const element = edited(list[index], rest, value);
  if (element === undefined) return list.filter((_, position) => position !== index);
  return index < list.length ? list.with(index, element) : [...list, element];
}
