import { blocks, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

const OLD = 'restrict_public_rooms_to_local_users';
const NEW = ['allow_public_rooms_without_auth', 'allow_public_rooms_over_federation'];

export default transform({
  summary: `${OLD} is split: visitors without an account, and other servers`,
  before: 'one option restricts both',
  // v1.1.0:synapse/config/server.py:90
  otherwise: deprecated('every process', `true in ${OLD} still sets both options to false`),
  act: 'after',
  change({ processes, find, ownerOf }, step) {
    const all = find(OLD);
    for (const process of processes) {
      const own = all.filter(({ file }) => ownerOf(file) === process);
      const old = process.get(OLD);
      if (!own.length) continue;
      const set = NEW.map(option => process.get(option)).filter(option => option.isSet);
      if (set.length) step.consequence(blocks('every process', `${OLD} beside the new options is refused`));
      // v1.7.0/public-rooms-defaults asks, and needs it to tell the two apart.
      else if (!old.truthy && step.upgrade.reaches('1.7.0') && !step.upgrade.alreadyOn('1.7.0')) continue;
      split(step, own, old, set);
    }
  },
});

/** Judged by truth: v1.30.0:synapse/config/server.py:284 */
function split(step: Step, own: readonly Setting[], old: Setting, set: readonly Setting[]): void {
  const open = set.filter(option => option.truthy);
  if (old.truthy && open.length) step.notice(`${OLD} said otherwise; what the newer option says is kept`, ...open);
  const missing = old.truthy ? NEW.filter(option => !set.some(({ key }) => key === option)) : [];
  const [first] = missing;
  for (const option of missing)
    step.set(old.file.get(option), false, option === first ? { insteadOf: old, near: NEW } : { near: NEW });
  step.remove(...own.filter(other => !first || other !== old));
}
