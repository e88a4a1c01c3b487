import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

const OLD = 'access_token_lifetime';
const NEW = 'refreshable_access_token_lifetime';

export default transform({
  summary: 'access_token_lifetime is called refreshable_access_token_lifetime',
  // v1.38.0:synapse/config/registration.py:129
  before: 'read from 1.38 on',
  // v1.48.0:synapse/config/registration.py:122
  otherwise: changes('every process', 'access_token_lifetime is ignored, and the lifetime is 5 minutes'),
  change({ find, ownerOf }, step) {
    for (const old of find(OLD)) {
      const owner = ownerOf(old.file);
      const current = owner.get(NEW);
      // A worker's own value stays its own.
      const target = old.file.role === 'worker' ? old.file.get(NEW) : step.successor(old, NEW);
      if (owner.get(OLD) !== old) step.remove(old);
      else if (current.isSet) settle(step, old, current, target);
      else carry(step, old, target, owner.get('session_lifetime'));
    }
  },
});

/** Up to 1.47 the old one is in force, although both are there. */
function settle(step: Step, old: Setting, current: Setting, target: Setting): void {
  if (!isInForce(step) || old.value === current.value) {
    step.consequence(cleanup('every process', `${NEW} is read`));
    return step.remove(old);
  }
  const lifetime = step.ask({
    id: `lifetime-in-${old.file.path}`,
    question: `${OLD} (${shown(old)}) holds up to 1.47, ${NEW} (${shown(current)}) from 1.48 on; which one is right?`,
    choices: { new: shown(current), old: shown(old) },
    unattended: 'new',
    about: [old, current],
  });
  if (lifetime === 'new')
    step.notice(`The lifetime of access tokens changes from ${shown(old)} to ${shown(current)}`, current);
  if (lifetime === 'old') step.set(target, old.value ?? null);
  step.remove(old);
}

function carry(step: Step, old: Setting, target: Setting, session: Setting): void {
  // Null, refresh tokens off, fails beside it: v1.49.0:synapse/config/registration.py:135
  if (old.isNull && !session.isNull && step.upgrade.reaches('1.49.0')) {
    step.notice('Clients that ask for refresh tokens get them: beside session_lifetime they cannot be off', session);
    return step.remove(old);
  }
  if (old.value === '5m' || old.value === 300_000) {
    step.consequence(cleanup('every process', '5 minutes are the default'));
    return step.remove(old);
  }
  if (isInForce(step)) return step.move(old, target);
  const value = step.ask({
    id: `value-in-${old.file.path}`,
    question: `${OLD} is read from 1.38 to 1.47 only; does ${shown(old)} hold from now on, as ${NEW}?`,
    choices: { delete: 'no, the line goes, and the lifetime is 5 minutes', carry: 'yes' },
    unattended: 'delete',
    about: [old],
  });
  if (value === 'carry') return step.move(old, target);
  step.notice(`${OLD} (${shown(old)}) is not read; to have that lifetime, set ${NEW}`, old);
  step.remove(old);
}

const isInForce = ({ upgrade }: Step): boolean => upgrade.alreadyOn('1.38.0') && !upgrade.alreadyOn('1.48.0');
const shown = (lifetime: Setting): string => (lifetime.isNull ? 'off' : String(lifetime.value));
