/** Reads a deployment: the files that were named, and those that belong to them. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Candidate, candidateAt, type ReadFile } from './candidate.js';
import type { Role } from './config-file.js';
import { Deployment } from './deployment.js';
import { type FoundBy, inConfD, leftAlone, workersBy } from './discover.js';
import type { FileRefusal } from './file-refusal.js';
import { filesIn, nearestFile, yamlIn } from './folders.js';
import { type LoadNotice, settingsTwice } from './load-notices.js';
import { namedBy } from './named-by-files.js';
import { folderRefusal } from './read-file.js';

export interface LoadRequest {
  /** Files and folders, in the order that Synapse gets them with --config-path. */
  readonly args: readonly string[];
  readonly discover: boolean;
}
export interface LoadedFile extends ReadFile {
  readonly by: FoundBy;
}
export type Loaded =
  | {
      readonly kind: 'loaded';
      readonly deployment: Deployment;
      /** In the order of the deployment: shared files as Synapse merges them, workers, log configs, registrations. */
      readonly files: readonly LoadedFile[];
      readonly notices: readonly LoadNotice[];
      /** Backups and copies beside the files. */
      readonly leftAlone: readonly string[];
    }
  | { readonly kind: 'refused'; readonly refusals: readonly FileRefusal[] };

interface Found {
  readonly candidate: Candidate;
  readonly by: FoundBy;
}

export function load({ args, discover }: LoadRequest): Loaded {
  const refusals: FileRefusal[] = [];
  const named = args.flatMap(arg => expand(resolve(arg), refusals));
  const found: Found[] = named.map(path => ({ candidate: candidateAt(path), by: { kind: 'named' } }));
  const home = homeOf(found);
  const all = discover && home !== undefined ? withDiscovered(found, home) : found;
  const notices: LoadNotice[] = [];
  const read = onceEach(all, refusals, notices);
  const complete = discover && home !== undefined ? withNamedByFiles(read, home, refusals, notices) : read;
  const files = ROLES.flatMap(role => complete.filter(({ file }) => file.role === role));
  const deployment = Deployment.of(files.map(({ file }) => file));
  if (!deployment && !refusals.length) refusals.push(noHomeserver(args));
  if (!deployment || refusals.length) return { kind: 'refused', refusals };
  notices.push(...settingsTwice(deployment));
  const paths = files.map(({ file }) => file.path);
  return { kind: 'loaded', deployment, files, notices, leftAlone: discover ? leftAlone(paths) : [] };
}

const ROLES: readonly Role[] = ['homeserver', 'worker', 'log_config', 'appservice'];

/** A folder gives its `*.yaml`. */
function expand(path: string, refusals: FileRefusal[]): readonly string[] {
  const refuse = (what: string, wayOut: string): readonly string[] => {
    refusals.push({ path, line: undefined, what, why: undefined, wayOut });
    return [];
  };
  const closed = folderRefusal(path);
  if (closed) {
    refusals.push(closed);
    return [];
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    const nearest = nearestFile(path, filesIn(dirname(path), /\.ya?ml$/));
    return refuse('no such file or folder', nearest ? `Did you mean ${nearest}?` : 'Check the name, then run again.');
  }
  if (!stats.isDirectory()) return [path];
  const files = yamlIn(path);
  return files.length ? files : refuse('this folder holds no *.yaml file', 'Name the homeserver file.');
}

/** The folder of the first homeserver file. */
function homeOf(found: readonly Found[]): string | undefined {
  const first = found.find(({ candidate }) => candidate.kind === 'file' && candidate.read.file.role === 'homeserver');
  return first?.candidate.kind === 'file' ? dirname(first.candidate.read.file.path) : undefined;
}

/** conf.d/ comes directly behind the first homeserver file, workers at the end. */
function withDiscovered(found: readonly Found[], home: string): readonly Found[] {
  const first = found.findIndex(
    ({ candidate }) => candidate.kind === 'file' && candidate.read.file.role === 'homeserver',
  );
  const known = new Set(found.map(({ candidate }) => pathOf(candidate)));
  const confD = inConfD(home).filter(({ candidate }) => !known.has(pathOf(candidate)));
  return [...found.slice(0, first + 1), ...confD, ...found.slice(first + 1), ...workersBy(home, known)];
}

/** A file that is reached by two names, or named twice, counts where Synapse would read it last. */
function onceEach(all: readonly Found[], refusals: FileRefusal[], notices: LoadNotice[]): readonly LoadedFile[] {
  const byRealPath = new Map<string, LoadedFile>();
  const unread = new Set<string>();
  for (const { candidate, by } of all) {
    if (candidate.kind !== 'file') {
      if (unread.has(pathOf(candidate))) continue;
      unread.add(pathOf(candidate));
    }
    if (candidate.kind === 'refused') refusals.push(candidate.refusal);
    if (candidate.kind === 'ignored') notices.push(ignored(candidate.path));
    if (candidate.kind !== 'file') continue;
    const { realPath } = candidate.read;
    const earlier = byRealPath.get(realPath);
    if (earlier && by.kind !== 'named') continue;
    byRealPath.delete(realPath);
    byRealPath.set(realPath, { ...candidate.read, by });
  }
  return [...byRealPath.values()];
}

/** The log configs and registrations that the files name. */
function withNamedByFiles(
  read: readonly LoadedFile[],
  home: string,
  refusals: FileRefusal[],
  notices: LoadNotice[],
): readonly LoadedFile[] {
  const files = new Map(read.map(one => [one.realPath, one]));
  const seen = new Set<string>();
  for (const { file } of read.filter(one => one.file.role === 'homeserver' || one.file.role === 'worker'))
    for (const { setting, named, path } of namedBy(file, home)) {
      const option = String(setting.path[0]);
      if (path === undefined) {
        const text = `${option} names ${named}, which is not here; it is not looked at`;
        notices.push({ path: file.path, line: setting.line, text });
      } else if (!seen.has(path)) {
        seen.add(path);
        const candidate = candidateAt(path);
        if (candidate.kind === 'refused') refusals.push(candidate.refusal);
        else if (candidate.kind === 'file' && fits(candidate.read, option)) {
          const { realPath } = candidate.read;
          if (!files.has(realPath)) files.set(realPath, { ...candidate.read, by: { kind: 'setting', option } });
        } else {
          const text = `${option} names ${named}, which is not such a file; it is not looked at`;
          notices.push({ path: file.path, line: setting.line, text });
        }
      }
    }
  return [...files.values()];
}
const fits = ({ file }: ReadFile, option: string): boolean =>
  file.role === (option === 'app_service_config_files' ? 'appservice' : 'log_config');

const pathOf = (candidate: Candidate): string => {
  if (candidate.kind === 'file') return candidate.read.file.path;
  return candidate.kind === 'ignored' ? candidate.path : candidate.refusal.path;
};

/** v1.84.0:synapse/config/_base.py:877 */
const ignored = (path: string): LoadNotice => ({
  path,
  line: 1,
  text: 'this file holds no settings; Synapse says so at start-up and goes on without it',
});

const noHomeserver = (args: readonly string[]): FileRefusal => ({
  path: args.join(' '),
  line: undefined,
  what: 'no homeserver file is among these',
  why: 'Worker files, log configs and registrations alone are not a deployment.',
  wayOut: 'Name homeserver.yaml first, as Synapse gets it with --config-path.',
});
