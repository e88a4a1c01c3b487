import {
  type Deployment,
  deprecated,
  type Setting,
  type Step,
  transform,
  type Value,
} from '../../src/chain/contract.js';

const OLD = 'use_presence';
const NEW = 'presence.enabled';

export default transform({
  summary: 'use_presence is called presence.enabled',
  // v1.31.0:synapse/config/server.py:241
  before: 'use_presence is the only switch',
  // v1.32.0:synapse/config/server.py:244
  otherwise: deprecated('every process', 'use_presence is read while presence.enabled is not set'),
  change(deployment, step) {
    const { ownerOf, find } = deployment;
    const own = find(OLD).filter(({ file }) => file.role === 'worker');
    // Once the shared one has its new name, it would win over what a worker keeps under the old one.
    if (own.some(old => isKept(deployment, step, old))) return;
    for (const old of find(OLD)) {
      const isOverridden = ownerOf(old.file).get(OLD) !== old;
      if (isOverridden) step.remove(old);
      else if (old.file.role === 'worker') forWorker(deployment, step, old);
      else carryShared(deployment, step, old);
    }
  },
});

/** Truth alone counts, and null is off; "untracked" means something from v1.96.0:synapse/config/server.py:378 on. */
function meaning({ upgrade }: Step, { text, truthy }: Setting): Value {
  const isKnown = upgrade.reaches('1.96.0') && (!upgrade.fromKnown || upgrade.alreadyOn('1.96.0'));
  return text === 'untracked' && isKnown ? text : truthy;
}

function carry(step: Step, old: Setting, target: Setting, byDefault: boolean): void {
  const value = meaning(step, old);
  if (!target.isNull && Boolean(value) !== target.truthy)
    step.notice('use_presence had no effect: Synapse used presence.enabled', old, target);
  if (!target.isNull || value === byDefault) return step.remove(old);
  if (target.isSet) {
    step.set(old, value);
    step.move(old, target);
  } else step.set(target, value, { insteadOf: old, everybody: true });
}

/** A worker whose own presence section does not say fell back on the shared use_presence. */
function carryShared({ main, workers }: Deployment, step: Step, old: Setting): void {
  const target = main.get(NEW).isSet ? main.get(NEW) : step.successor(old, NEW);
  carry(step, old, target, true);
  const value = meaning(step, old);
  if (!target.isNull || value === true) return;
  for (const { file } of workers)
    if (file.get('presence').isSet && file.get(NEW).isNull && !file.get(OLD).isSet) step.set(file.get(NEW), value);
}

/** A section in a worker's file hides the whole shared one, so it is made only where that says nothing else. */
function forWorker({ main }: Deployment, step: Step, old: Setting): void {
  const here = old.file.get(NEW);
  const shared = main.get(NEW);
  const sharedOld = main.get(OLD);
  if (here.parent.isSet) carry(step, old, here, true);
  else if (!shared.isNull) carry(step, old, shared, true);
  else if (hasMore(shared)) step.remove(old);
  else carry(step, old, here, !sharedOld.isSet || sharedOld.truthy);
}

const hasMore = ({ parent }: Setting): boolean => parent.members.some(({ key }) => key !== 'enabled');

/** Asked where a worker overrides presence, and the shared section holds more, which its own section would hide. */
function isKept({ main }: Deployment, step: Step, old: Setting): boolean {
  const shared = main.get(NEW);
  if (old.file.get('presence').isSet || !shared.isNull || !hasMore(shared)) return false;
  const override = step.ask({
    id: `override-in-${old.file.path}`,
    question: 'this worker overrides presence on its own; is that intended?',
    choices: { keep: 'it stays on use_presence, and so do the others', drop: 'it does as the others do' },
    unattended: 'keep',
    about: [old],
  });
  return override === 'keep';
}
