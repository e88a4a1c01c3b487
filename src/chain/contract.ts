/**
 * The contract for a transform: the one module that files under transforms/ import.
 *
 * A transform is one change that one Synapse release made. It is a pure function of a deployment and the admin's
 * answers: it reads settings, asks what it cannot know, and states edits and notices. It touches no file, no terminal,
 * no clock and no text offset. Its id is its path under transforms/ and is written nowhere.
 */
import type { Deployment } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';
import type { PathLike, Value } from '../deployment/values.js';
import type { Release } from '../synapse/releases.js';
import type { Consequence, Otherwise } from './consequence.js';
import type { Input } from './inputs.js';

export type { ConfigFile } from '../deployment/config-file.js';
export type { Deployment } from '../deployment/deployment.js';
export { listenersServing } from '../deployment/listeners.js';
export type { Process } from '../deployment/process.js';
export type { Setting } from '../deployment/setting.js';
export type { Mapping, Value } from '../deployment/values.js';
export { equal, isMapping, strtobool, truthy } from '../deployment/values.js';
export { DURATIONS, SIZES } from '../synapse/durations-and-sizes.js';
export type { Release } from '../synapse/releases.js';
export { advise } from './advise.js';
export { blocks, changes, cleanup, deprecated, info } from './consequence.js';
export { postgresIn, sqliteIn } from './database-engines.js';
export { endsEarly } from './early-end.js';
export { group } from './group.js';
export { type Input, port, processNames, secret, text } from './inputs.js';
export { type IpNetwork, networkOf, outside, overlap } from './ip-network.js';
export { legacyModules } from './legacy-modules.js';
export { loadedModules } from './loaded-modules.js';
export { pinDefault } from './pin-default.js';
export { lacksPublicBaseUrl, setPublicBaseUrl } from './public-base-url.js';
export { alwaysOn, gone, remove } from './remove.js';
export { rename } from './rename.js';
export { requireValue } from './require-value.js';
export { shardedDuty } from './sharded-duty.js';
export { workerDuty } from './worker-duty.js';

/** What the admin is told. */
export interface Head {
  /** One sentence without a full stop: what changed in Synapse. Shown above the diff. */
  readonly summary: string;
  /** The heading in Synapse's upgrade notes, for the link. */
  readonly note?: string | undefined;
  /**
   * What happens, and in which process, if the step is left out. Also says from which target release on it applies.
   */
  readonly otherwise: Otherwise;
  /** What earlier releases did with the old form: the first line of the time line that `?` shows. */
  readonly before?: string | undefined;
  /** A tidy-up that no release asks for: offered only with --verbose or when --only names it, and never open. */
  readonly optional?: true | undefined;
  /** What it comes to, for `list`; set by the builders, and an edit unless said otherwise. */
  readonly kind?: Kind | undefined;
  /** Other catalogue ids that this transform implements; --only, --skip, list and explain know these, too. */
  readonly also?: readonly string[] | undefined;
  /** When to act on its notices, seen from the upgrade; without it they are notes, given by number only. */
  readonly act?: Act | undefined;
}
export type Act = 'before' | 'with' | 'after';
/** Files change; a value is asked for; an old default can be pinned; the admin is told, and nothing changes. */
export type Kind = 'edit' | 'value' | 'default' | 'notice';

export interface Transform extends Head {
  /** Only an upgrade across this release matters: a default flipped, a notice is due. Needs a known from-release. */
  readonly onlyWhenCrossing?: boolean | undefined;
  /** A flipped default: offered in the one question about defaults, not as a step. Set by `pinDefault`. */
  readonly pins?: boolean | undefined;
  /** Transforms of the same release that must run before this one. */
  readonly after?: readonly Transform[] | undefined;
  /**
   * States the edits. Nothing stated means: does not apply. Reads see the deployment as it was before the first edit.
   */
  change(deployment: Deployment, step: Step): void;
}

/** Types a transform that is written by hand. */
export const transform = (written: Transform): Transform => written;

/** What a transform can do. */
export interface Step {
  readonly upgrade: Upgrade;

  /**
   * The admin's answer. Until there is one, `change` ends here and is run again once it is known; nobody may catch.
   */
  ask<const C extends Choices>(question: Choose<C>): keyof C & string;
  ask<T>(question: ChooseAmong<T>): T;
  ask<T extends Value, const C extends Choices = Record<never, string>>(question: Enter<T, C>): T | (keyof C & string);

  /**
   * Where the successor of a setting belongs: in the file that decides it for the processes that read `old`, or, if
   * none of their files has that section, beside `old`. Refuses where `old` holds for one worker and the section is
   * shared.
   */
  successor(old: Setting, path: PathLike): Setting;
  /** Writes a value, creating missing parents. A setting at `x.end` extends a list. */
  set(setting: Setting, value: Value, place?: Place): void;
  /**
   * Moves a key as it is written, with its comments, within a file or between shared ones. Null at the target is
   * replaced. Moved to its own `end`, a section becomes the only element of a list.
   */
  move(from: Setting, to: Setting, place?: Pick<Place, 'first'>): void;
  /**
   * Removes keys or list elements with their comments. A section left empty goes too, unless an earlier file's would
   * then count.
   */
  remove(...settings: readonly Setting[]): void;
  /** Advice that no edit can carry out; shown with the step and once more after writing. */
  notice(text: string, ...about: readonly Setting[]): void;
  /** A line of evidence above the diff, `label` and what it says: why this value, why that file. */
  because(label: string, text: string): void;
  /** Gives the whole step up: this needs the admin's hands. `return refuse(…)`. */
  refuse(setting: Setting, reason: string): never;
  /** Where this configuration fares otherwise than `otherwise` says. The last one stated holds. */
  consequence(consequence: Consequence): void;
}

/** Where a new key goes. Default: below its own commented-out example, else last. */
export interface Place {
  readonly first?: boolean | undefined;
  /** Below the first of these siblings that is there, set or commented out. */
  readonly near?: readonly string[] | undefined;
  /** Takes the place and the comments of these settings, which are removed, in whatever file they are. */
  readonly insteadOf?: Setting | readonly Setting[] | undefined;
  /** The step edits a worker's file and this shared one on purpose: the value then holds for everybody. */
  readonly everybody?: true | undefined;
}

interface Asking<Answer> {
  /**
   * Unique within the transform: `--answer <transform>#<id>=<choice>`. Where asked per place, it names the file or
   * worker.
   */
  readonly id: string;
  readonly question: string;
  /** The answer that is safe without asking; left out if there is none: then the step stays open. */
  readonly unattended?: Answer | undefined;
  /** The settings that raise the question. */
  readonly about?: readonly Setting[] | undefined;
}
/** Choices known beforehand. "Leave" is always offered and never listed: it skips the step. */
export interface Choose<C extends Choices> extends Asking<keyof C & string> {
  /** Choice to what it means. */
  readonly choices: C;
}
export type Choices = { readonly [choice: string]: string };
/** Choices that the deployment offers: workers, addresses, directories. */
export interface ChooseAmong<T> extends Asking<T> {
  readonly among: readonly T[];
  /** The text of the choice, unique. */
  called(option: T): string;
  means?(option: T): string;
}
/** Something only the admin can name. */
export interface Enter<T extends Value, C extends Choices> extends Asking<T | (keyof C & string)> {
  readonly input: Input<T>;
  /** Words that may be given instead of a value, each with what it means. */
  readonly or?: C | undefined;
}

export interface Upgrade {
  /** The release that the admin comes from is certain. */
  readonly fromKnown: boolean;
  /** The target is this release or later. */
  reaches(release: Release): boolean;
  /** The from-release is known and is this release or later. */
  alreadyOn(release: Release): boolean;
}
