/** Folders that a test fills with files, and what the loader makes of them. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileRefusal } from '../../src/deployment/file-refusal.js';
import { type Loaded, load } from '../../src/deployment/load.js';

/** Path within the folder and content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The smallest homeserver, worker, log config and registration. */
export const HOMESERVER = 'server_name: example.org\n';
export const WORKER = 'worker_app: synapse.app.generic_worker\nworker_name: w1\n';
export const LOG_CONFIG = 'version: 1\nhandlers: {}\n';
export const REGISTRATION = 'id: irc\nas_token: a\nhs_token: b\n';

/** A folder with these files, gone when the test ends; its real path. */
export function folderWith(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deployment-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** @param names within the folder */
export const loadIn = (folder: string, names: readonly string[] = ['homeserver.yaml'], discover = true): Loaded =>
  load({ args: names.map(name => join(folder, name)), discover });

/** @throws Error if the files were refused */
export function accepted(loaded: Loaded): Extract<Loaded, { kind: 'loaded' }> {
  if (loaded.kind === 'loaded') return loaded;
  throw new Error(loaded.refusals.map(({ path, line, what }) => `${path}:${line}: ${what}`).join('\n'));
}
/** @throws Error if the files were loaded */
export function refusals(loaded: Loaded): readonly FileRefusal[] {
  if (loaded.kind === 'refused') return loaded.refusals;
  throw new Error('the files were loaded');
}

/** The files in their order, within the folder, with their role and how they were found. */
export const overview = (folder: string, loaded: Loaded): readonly string[] =>
  accepted(loaded).files.map(({ file, by }) => {
    const how = by.kind === 'named' ? 'named' : by.kind === 'found' ? `in ${by.folder}` : `by ${by.option}`;
    return `${file.path.slice(folder.length + 1)} ${file.role} ${how}`;
  });
/** `file:line: text` of every notice, within the folder. */
export const noticed = (folder: string, loaded: Loaded): readonly string[] =>
  accepted(loaded).notices.map(({ path, line, text }) => `${path}:${line}: ${text}`.replaceAll(`${folder}/`, ''));

/** Lets everybody into the temp folder, whose mode is 0700. */
export const openToAll = (folder: string): void => chmodSync(folder, 0o755);
