/** Runs one transform on one deployment with the answers known so far: same input, same outcome. */
import type { ConfigFile } from '../deployment/config-file.js';
import { type Deployment, successorIn } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';
import { showPath, type Value } from '../deployment/values.js';
import { applyEdits } from './apply-edits.js';
import type { Consequence } from './consequence.js';
import type { Choices, Choose, ChooseAmong, Enter, Place, Step, Transform, Upgrade } from './contract.js';
import { type At, at, type Edit, EditImpossible, touched } from './edit.js';
import type { PlainChange } from './plain-change.js';
import { type Asked, type Question, questionOf, readAnswer } from './question.js';
import { WORKER_ONLY } from './refusal-words.js';

/** A place that a screen names. */
export interface Where {
  readonly file: string;
  readonly line: number;
  /** Path of the option as admins write it. */
  readonly option: string;
}
export interface Notice {
  readonly text: string;
  readonly about: readonly Where[];
}
export interface Evidence {
  readonly label: string;
  readonly text: string;
}

/** What a transform came to. `answers` are question ids with the answers used. */
export type Outcome =
  | { readonly kind: 'nothing' }
  | (Said & {
      readonly kind: 'change';
      /** Empty if the transform only gives notices. */
      readonly edits: readonly Edit[];
      readonly changes: readonly PlainChange[];
      readonly answers: Answers;
      readonly after: Deployment;
    })
  | (Said & { readonly kind: 'open'; readonly question: Question })
  | (Said & { readonly kind: 'refused'; readonly where: Where; readonly reason: string });

interface Said {
  readonly notices: readonly Notice[];
  readonly evidence: readonly Evidence[];
  /** Overrides what the transform's `otherwise` says. */
  readonly consequence: Consequence | undefined;
  /** Files and paths that were read, to know which removals may be left to the clean-up. */
  readonly reads: ReadonlySet<string>;
}

export type Answers = ReadonlyMap<string, string>;

/** @throws what the transform throws by mistake; refusals and questions are outcomes. */
export function runTransform(
  id: string,
  change: Transform['change'],
  deployment: Deployment,
  upgrade: Upgrade,
  answers: Answers,
): Outcome {
  const { observed, reads } = recorded(deployment);
  const edits: Edit[] = [];
  const notices: Notice[] = [];
  const evidence: Evidence[] = [];
  const answered = new Map<string, string>();
  let stated: Consequence | undefined;

  function ask<const C extends Choices>(asked: Choose<C>): keyof C & string;
  function ask<T>(asked: ChooseAmong<T>): T;
  function ask<T extends Value, const C extends Choices>(asked: Enter<T, C>): T | (keyof C & string);
  function ask<T>(asked: Asked<T>): T | Value {
    const question = questionOf(id, asked);
    const given = answers.get(question.id);
    const answer = given === undefined ? undefined : readAnswer(asked, given);
    if (given === undefined || answer === undefined) throw new Unanswered(question);
    answered.set(question.id, given);
    return answer.value;
  }
  const step: Step = {
    upgrade,
    ask,
    successor: (old, path) => {
      const setting = successorIn(observed, old, path);
      if (setting.file !== old.file && old.file.role === 'worker')
        throw new Refused(old, WORKER_ONLY(String(setting)));
      return setting;
    },
    set: (setting, value, place: Place = {}) => {
      edits.push({
        verb: 'set',
        at: at(setting),
        value,
        first: place.first ?? false,
        near: place.near ?? [],
        insteadOf: listOf(place.insteadOf).map(at),
        everybody: place.everybody ?? false,
      });
    },
    move: (from, to, place = {}) => {
      edits.push({ verb: 'move', at: at(from), to: at(to), first: place.first ?? false });
    },
    remove: (...settings) => {
      edits.push(...settings.map((setting): Edit => ({ verb: 'remove', at: at(setting) })));
    },
    notice: (text, ...about) => {
      notices.push({ text, about: about.map(whereOf) });
    },
    because: (label, text) => {
      evidence.push({ label, text });
    },
    refuse: (setting, reason) => {
      throw new Refused(setting, reason);
    },
    consequence: consequence => {
      stated = consequence;
    },
  };

  const said = (): Said => ({ notices, evidence, consequence: stated, reads });
  try {
    change(observed, step);
    if (!edits.length && !notices.length) return { kind: 'nothing' };
    const crossing = fromOneToAll(deployment, edits);
    if (crossing) return { kind: 'refused', ...crossing, ...said() };
    const { after, changes } = applyEdits(deployment, edits);
    return { kind: 'change', edits, changes, answers: answered, after, ...said() };
  } catch (error) {
    if (error instanceof Unanswered) return { kind: 'open', question: error.question, ...said() };
    if (error instanceof Refused)
      return { kind: 'refused', where: whereOf(error.setting), reason: error.message, ...said() };
    if (error instanceof EditImpossible) {
      const where = { file: error.at.file, line: error.line, option: showPath(error.at.path) };
      return { kind: 'refused', where, reason: error.message, ...said() };
    }
    throw error;
  }
}

/** Deployments whose reads are written down, in the set of the transform that runs now; none runs within another. */
const recorders = new WeakMap<Deployment, { readonly observed: Deployment; reads: Set<string> }>();
function recorded(deployment: Deployment): { readonly observed: Deployment; readonly reads: ReadonlySet<string> } {
  const reads = new Set<string>();
  const known = recorders.get(deployment);
  if (known) {
    known.reads = reads;
    return { observed: known.observed, reads };
  }
  const recorder = {
    observed: deployment.observedBy((file, path) => recorder.reads.add(readId(file.path, path))),
    reads,
  };
  recorders.set(deployment, recorder);
  return { observed: recorder.observed, reads };
}

/** How a read is written down in `reads`. */
export const readId = (file: string, path: readonly (string | number)[]): string => [file, ...path].join('\0');

export const whereOf = (setting: Setting): Where => ({
  file: setting.file.path,
  line: setting.line,
  option: String(setting),
});

/**
 * A worker's own setting must not reach a shared file by accident: the verb that may do so says `everybody`.
 * Suspicious is a key that is new in a shared file, and not known to come from a shared one, in a step that edits a
 * worker's file.
 */
function fromOneToAll(deployment: Deployment, edits: readonly Edit[]): { where: Where; reason: string } | undefined {
  const isIn = (role: ConfigFile['role'], place: At): boolean => deployment.file(place.file)?.role === role;
  const own = edits.flatMap(touched).find(place => isIn('worker', place));
  const shared = edits.find(
    edit =>
      edit.verb === 'set' &&
      !edit.everybody &&
      isIn('homeserver', edit.at) &&
      deployment.file(edit.at.file)?.yaml.value(edit.at.path) === undefined &&
      !(edit.insteadOf.length && edit.insteadOf.every(old => isIn('homeserver', old))),
  );
  if (!own || !shared) return undefined;
  const line = deployment.file(own.file)?.lineOf(own.path) ?? 1;
  return {
    where: { file: own.file, line, option: showPath(own.path) },
    reason: WORKER_ONLY(showPath(shared.at.path)),
  };
}

class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(readonly question: Question) {
    super(question.id);
  }
}
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly setting: Setting,
    reason: string,
  ) {
    super(reason);
  }
}

const listOf = (settings: Setting | readonly Setting[] | undefined): readonly Setting[] => {
  if (settings === undefined) return [];
  return 'path' in settings ? [settings] : settings;
};
