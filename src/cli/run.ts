/** What one run works on, once arguments and files are read. */
import type { GivenAnswers } from '../chain/answer-source.js';
import type { Chain, Due, Travel } from '../chain/select.js';
import type { Runner } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import type { Loaded, LoadedFile } from '../deployment/load.js';
import type { View } from '../report/view.js';
import type { Release } from '../synapse/releases.js';
import type { MigrateOptions } from './arguments.js';
import type { Terminal } from './terminal.js';

export interface Run {
  readonly options: MigrateOptions;
  readonly terminal: Terminal;
  readonly view: View;
  readonly travel: Travel;
  /** The first release whose changes are not known here, if the target is beyond it. */
  readonly notCovered: Release | undefined;
  readonly chain: Chain;
  /** How many transforms were left aside, as the from-release is not known. */
  readonly needFrom: number;
  /** Of the first homeserver file; file names are relative to it. */
  readonly folder: string;
  readonly loaded: Extract<Loaded, { kind: 'loaded' }>;
  /** By the name that screens show, which is the path in `start`. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  readonly start: Deployment;
  readonly runner: Runner;
  /** Everything that the upgrade may need. */
  readonly due: readonly Due[];
  /** Of these, what this run is to do: --only, --skip, and optional tidy-ups only where asked for. */
  readonly chosen: readonly Due[];
  readonly given: GivenAnswers;
  /** Answers that were typed unseen; never shown. */
  readonly hiddenAnswers: Set<string>;
}
