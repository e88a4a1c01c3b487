/** Log configs and registrations, which homeserver and worker files name by path. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import type { ConfigFile } from './config-file.js';
import type { Setting } from './setting.js';

/** A setting whose value is the path of a file, and where that file is; undefined where it is not here. */
export interface NamedFile {
  readonly setting: Setting;
  readonly named: string;
  readonly path: string | undefined;
}

const PATTERNS = ['log_config', 'worker_log_config', 'app_service_config_files[]'];

/** @param home folder of the first homeserver file */
export const namedBy = (file: ConfigFile, home: string): readonly NamedFile[] =>
  file.find(...PATTERNS).flatMap(setting => {
    const named = setting.text;
    return named ? [{ setting, named, path: located(named, [home, dirname(file.path)]) }] : [];
  });

/** A container's path such as /data/log.yaml is looked for beside the files, with ever fewer of its first folders. */
function located(named: string, folders: readonly string[]): string | undefined {
  if (isAbsolute(named) && existsSync(named)) return named;
  const parts = named.split(sep).filter(part => part !== '' && part !== '.');
  if (parts.includes('..') && isAbsolute(named)) return undefined;
  const tails = isAbsolute(named) ? parts.map((_, index) => join(...parts.slice(index))) : [named];
  const paths = folders.flatMap(folder => tails.map(tail => resolve(folder, tail)));
  return paths.find(path => existsSync(path));
}
