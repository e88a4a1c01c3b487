/** Edits as data: what a transform wants done, in the places as it read them. */
import type { Setting } from '../deployment/setting.js';
import { type Path, showPath, type Value } from '../deployment/values.js';

/** A place as the transform read it: the file, and the path there before the step's first edit. */
export interface At {
  readonly file: string;
  readonly path: Path;
}

export interface SetEdit {
  readonly verb: 'set';
  readonly at: At;
  readonly value: Value;
  readonly first: boolean;
  readonly near: readonly string[];
  /** These are removed; the value takes their place and comments. */
  readonly insteadOf: readonly At[];
  readonly everybody: boolean;
}
export interface MoveEdit {
  readonly verb: 'move';
  readonly at: At;
  readonly to: At;
  readonly first: boolean;
}
export interface RemoveEdit {
  readonly verb: 'remove';
  readonly at: At;
}
export type Edit = SetEdit | MoveEdit | RemoveEdit;

export const at = (setting: Setting): At => ({ file: setting.file.path, path: setting.path });

/** Every place that an edit writes to or takes from. */
export function touched(edit: Edit): readonly At[] {
  if (edit.verb === 'set') return [edit.at, ...edit.insteadOf];
  return edit.verb === 'move' ? [edit.at, edit.to] : [edit.at];
}

/** An edit that cannot be made exactly: the place as it is now, and why. */
export class EditImpossible extends Error {
  override readonly name = 'EditImpossible';
  constructor(
    readonly at: At,
    readonly line: number,
    reason: string,
  ) {
    super(reason);
  }
}

export const samePath = (a: Path, b: Path): boolean => a.length === b.length && startsWith(a, b);
export const startsWith = (path: Path, prefix: Path): boolean => prefix.every((key, index) => path[index] === key);
export const showPlace = (place: At): string => showPath(place.path);
