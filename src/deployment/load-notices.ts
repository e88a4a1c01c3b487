/** What an admin should know of the files before anything is edited. */
import type { Deployment } from './deployment.js';
import type { Setting } from './setting.js';
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

/** What makes a worker a worker is meant to differ, also where the main process is given a name. */
const OWN_TO_WORKERS: readonly string[] = ['worker_app', 'worker_name', 'worker_log_config'];

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
      .members.filter(({ key }) => !OWN_TO_WORKERS.includes(String(key)) && main.get([String(key)]).isSet)
      .map(setting => {
        const other = main.get([String(setting.key)]);
        const replaced = isSection(setting) || isSection(other) ? 'the whole of it in' : 'that of';
        const text = `${setting.key} replaces ${replaced} ${other.file.path}:${other.line} for this worker`;
        return { path: file.path, line: setting.line, text };
      }),
  );
  return [...shared, ...own];
}

const isSection = ({ value }: Setting): boolean => typeof value === 'object' && value !== null;
