import type { ConfigFile } from './config-file.js';
import type { Setting } from './setting.js';
import { asPath, type PathLike } from './values.js';

/**
 * One running Synapse: the main process or a worker. It sees what Synapse's merge leaves: its files in order,
 * top-level keys of later files replacing earlier ones (v1.84.0:synapse/config/_base.py:882).
 */
export class Process {
  /** `files` in the order Synapse loads them; `file` is the one that new settings of this process belong to. */
  constructor(
    readonly isMain: boolean,
    readonly files: readonly ConfigFile[],
    readonly file: ConfigFile,
  ) {}

  /**
   * The setting as this process reads it: in the last file that has its top-level key. If none has, in its own file.
   */
  get(path: PathLike): Setting {
    const section = String(asPath(path)[0]);
    return (this.files.findLast(file => file.has(section)) ?? this.file).get(path);
  }
  /** `worker_app`, which the main process has not. */
  get app(): string | undefined {
    return this.isMain ? undefined : this.get('worker_app').text;
  }
  /**
   * Synapse's name for it: `master`, or `worker_name`, or else the text of `worker_app`.
   * v1.59.0:synapse/config/workers.py:153
   */
  get name(): string {
    return this.isMain ? 'master' : (this.get('worker_name').text ?? this.app ?? this.file.path);
  }
}
