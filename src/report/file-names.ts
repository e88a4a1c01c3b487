/** File names as screens and patches print them. */
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Where } from '../chain/run-transform.js';

/** Relative to a folder, with slashes; the whole path of the folder itself and of a file outside it. */
export function nameIn(folder: string, path: string): string {
  const inside = relative(folder, path);
  return inside === '' || isOutside(inside) ? path : inside.split(sep).join('/');
}

/** `conf.d/workers.yaml:12`, the form that editors jump to. */
export const placeOf = ({ file, line }: Pick<Where, 'file' | 'line'>): string => `${file}:${line}`;

/**
 * The folder in which a patch over these files applies: the one given, or the deepest one that holds all if one of
 * them lies outside it.
 * @param names relative to the folder, or absolute
 */
export function patchFolder(folder: string, names: readonly string[]): string {
  const holds = (candidate: string): boolean =>
    names.every(name => !isOutside(relative(candidate, absolute(folder, name))));
  let common = folder;
  while (!holds(common) && dirname(common) !== common) common = dirname(common);
  return common;
}

export const absolute = (folder: string, name: string): string => (isAbsolute(name) ? name : join(folder, name));

const isOutside = (inside: string): boolean => inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
