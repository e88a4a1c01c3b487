/** What an admin should know of the files before anything is edited. */
import type { Deployment } from './deployment.js';
import { showPath } from './values.js';

export interface LoadNotice {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Completes "file:line: ", without a full stop. */
  readonly text: string;
}

/** Keys that a file gives twice, and keys of a shared file that a later one replaces. */
export const settingsTwice = (deployment: Deployment): readonly LoadNotice[] => [
  ...givenTwice(deployment),
  ...overridden(deployment),
];

const givenTwice = ({ files }: Deployment): readonly LoadNotice[] =>
  files.flatMap(({ path, yaml }) =>
    yaml.duplicates.map(duplicate => ({
      path,
      line: duplicate.wins,
      text: twice(showPath(duplicate.path), duplicate),
    })),
  );

const twice = (option: string, { line, wins }: { readonly line: number; readonly wins: number }): string =>
  `${option} is set twice (also line ${line}). Synapse uses line ${wins}`;

/** Synapse replaces whole top-level keys: v1.84.0:synapse/config/_base.py:882 */
function overridden({ main, workers }: Deployment): readonly LoadNotice[] {
  const loses = (file: (typeof main)['files'][number], key: string): boolean => main.get(key).file !== file;
  const shared = main.files.flatMap(file =>
    file
      .get([])
      .members.filter(({ key }) => loses(file, String(key)))
      .map(setting => {
        const wins = main.get([String(setting.key)]);
        const text = `${setting.key} is set here and in ${wins.file.path}:${wins.line}, which Synapse uses`;
        return { path: file.path, line: setting.line, text };
      }),
  );
  const own = workers.flatMap(({ file }) =>
    file
      .get([])
      .members.filter(({ key }) => main.get([String(key)]).isSet)
      .map(setting => {
        const other = main.get([String(setting.key)]);
        const text = `${setting.key} replaces the whole of it in ${other.file.path}:${other.line} for this worker`;
        return { path: file.path, line: setting.line, text };
      }),
  );
  return [...shared, ...own];
}
