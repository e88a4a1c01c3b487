import type { Deployment } from '../deployment/deployment.js';
import { successorIn } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';
import { equal, showPath, type Value } from '../deployment/values.js';
import type { Head, Step, Transform, Upgrade } from './contract.js';

export interface Rename extends Omit<Head, 'summary'> {
  readonly summary?: string;
  /** What Synapse does when both are set. Not stated: the admin is asked, and nothing is safe unattended. */
  readonly bothSet?: 'new wins' | 'new wins, be it null' | 'old wins';
  /**
   * The new key's value; undefined if the default says the same. Not stated: the old value, and null counts as not
   * set.
   */
  readonly value?: (old: Value, upgrade: Upgrade) => Value | undefined;
}

/** The old key becomes the new one, in place and with its comments, in every file that writes it. */
export const rename = (oldKey: string, newKey: string, options: Rename): Transform => ({
  ...options,
  summary: options.summary ?? `${oldKey} is called ${newKey}`,
  change(deployment, step) {
    for (const old of deployment.find(oldKey)) renameIn(deployment, step, old, newKey, options);
  },
});

function renameIn(deployment: Deployment, step: Step, old: Setting, newKey: string, options: Rename): void {
  const process = deployment.ownerOf(old.file);
  const here = old.file.get(newKey);
  const sameSection = old.path.length > 1 && old.path[0] === here.path[0];
  const said = options.value ? options.value(old.value ?? null, step.upgrade) : (old.value ?? undefined);
  // What says nothing goes, unless it overrides an earlier file's, which would then count.
  const earlier = process.files.slice(0, process.files.indexOf(old.file));
  const overrides = !sameSection && earlier.some(file => file.get(old.path).isSet || file.get(newKey).isSet);
  if (said === undefined && !overrides) return step.remove(old);
  const value = said ?? old.value ?? null;
  // The merge treats a key and its new name alike in one section, so each file is settled by itself there.
  const target = sameSection ? here : successorIn(deployment, old, newKey);
  if (options.bothSet === 'new wins, be it null' ? target.isSet : !target.isNull)
    return settle(step, old, target, value, options.bothSet);
  const overridden = process.get(old.path).file !== old.file;
  if (overridden && target.file !== old.file) return step.remove(old);
  if (equal(value, old.value)) step.move(old, target);
  else step.set(target, value, { insteadOf: old });
}

/** Old and new are both set. */
function settle(step: Step, old: Setting, current: Setting, value: Value, bothSet: Rename['bothSet']): void {
  const oldName = showPath(old.path);
  const newName = showPath(current.path);
  if (!equal(value, current.value)) {
    const winner =
      bothSet ??
      step.ask({
        id: `both-set-in-${old.file.path}`,
        question: `${oldName} and ${newName} are both set, differently: which value holds?`,
        choices: { 'new wins': `the one of ${newName}`, 'old wins': `the one of ${oldName}` },
        about: [old, current],
      });
    const [loser, used] = winner === 'old wins' ? [newName, oldName] : [oldName, newName];
    if (bothSet) step.notice(`${loser} had no effect: Synapse used ${used}`, old, current);
    if (winner === 'old wins') step.set(current, value);
  }
  step.remove(old);
}
