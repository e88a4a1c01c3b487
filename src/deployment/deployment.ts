/**
 * A deployment as a value: every configuration file of one homeserver, and the processes that read them.
 *
 * There are two views. A process sees what Synapse's merge leaves; a file sees what is written in it. Both hand out
 * settings, places in one file, and only they are edited: through a process an edit lands in the file that decides,
 * through a file in that file.
 */
import type { ConfigFile, OnRead } from './config-file.js';
import { Process } from './process.js';
import type { Setting } from './setting.js';
import type { PathLike } from './values.js';

export class Deployment {
  readonly main: Process;
  readonly workers: readonly Process[];
  readonly processes: readonly Process[];
  readonly logConfigs: readonly ConfigFile[];
  readonly appservices: readonly ConfigFile[];
  private readonly byPath: ReadonlyMap<string, ConfigFile>;
  private readonly workerOf: ReadonlyMap<ConfigFile, Process>;

  private constructor(
    readonly files: readonly ConfigFile[],
    first: ConfigFile,
  ) {
    const shared = files.filter(file => file.role === 'homeserver');
    this.main = new Process(true, shared, first);
    this.workers = files
      .filter(file => file.role === 'worker')
      .map(file => new Process(false, [...shared, file], file));
    this.processes = [this.main, ...this.workers];
    this.logConfigs = files.filter(file => file.role === 'log_config');
    this.appservices = files.filter(file => file.role === 'appservice');
    this.byPath = new Map(files.map(file => [file.path, file]));
    this.workerOf = new Map(this.workers.map(worker => [worker.file, worker]));
  }

  /** Files in the order Synapse loads them; undefined if none of them is a homeserver file. */
  static of(files: readonly ConfigFile[]): Deployment | undefined {
    const first = files.find(file => file.role === 'homeserver');
    return first && new Deployment(files, first);
  }

  /** Every place in a homeserver or worker file where one of the patterns is written, overridden or not. */
  readonly find = (...patterns: readonly string[]): readonly Setting[] =>
    patterns.flatMap(pattern =>
      this.files
        .filter(file => file.role === 'homeserver' || file.role === 'worker')
        .flatMap(file => file.find(pattern)),
    );

  /** The process whose own configuration this file is: a worker, or the main process for every shared file. */
  readonly ownerOf = (file: ConfigFile): Process => this.workerOf.get(file) ?? this.main;

  /** The processes that load a file; for a log config or a registration, those that name it or all. */
  readonly readersOf = (file: ConfigFile): readonly Process[] => {
    if (file.role === 'homeserver') return this.processes;
    if (file.role === 'worker') return [this.ownerOf(file)];
    return file.role === 'log_config' ? this.processes.filter(process => logsBy(process, file)) : this.processes;
  };

  file(path: string): ConfigFile | undefined {
    return this.byPath.get(path);
  }
  /** The same deployment with these files in place of those of the same path. */
  with(changed: readonly ConfigFile[]): Deployment {
    const next = new Map(changed.map(file => [file.path, file]));
    return this.mapped(file => next.get(file.path) ?? file);
  }
  observedBy(onRead: OnRead): Deployment {
    return this.mapped(file => file.observedBy(onRead));
  }
  private mapped(change: (file: ConfigFile) => ConfigFile): Deployment {
    const files = this.files.map(change);
    const first = files[this.files.indexOf(this.main.file)];
    return first ? new Deployment(files, first) : this;
  }
}

/** The base name decides, since a container's path to the file need not exist where the files are edited. */
function logsBy(process: Process, file: ConfigFile): boolean {
  const named = process.get('worker_log_config').text ?? process.get('log_config').text;
  return named !== undefined && baseName(named) === baseName(file.path);
}
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * In the file that decides it for the processes that read `old`; beside `old` if none of their files has that section.
 */
export function successorIn(deployment: Deployment, old: Setting, path: PathLike): Setting {
  const decided = deployment.ownerOf(old.file).get(path);
  return decided.file.has(String(decided.path[0])) ? decided : old.file.get(path);
}
