import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

const OLD = 'experimental_features.msc2697_enabled';
const NEW = 'experimental_features.msc3814_enabled';
const LOST = 'Old dehydrated devices are gone; clients that use them lose them';

export default transform({
  summary: 'The old form of dehydrated devices is gone',
  note: 'Removal of MSC2697 (Legacy) Dehydrated devices',
  // v1.145.0:synapse/config/experimental.py:385
  before: 'msc2697_enabled is read; it is on by default from 1.89 on',
  otherwise: changes('every process', 'the old dehydrated devices are gone, whatever msc2697_enabled says'),
  change({ main, find }, step) {
    const old = main.get(OLD);
    const isNewOn = main.get(NEW).truthy;
    const wantsNew = old.truthy && !isNewOn && asksForNew(step, old);
    if (wantsNew) step.set(main.get(NEW), true, { insteadOf: old });
    step.remove(...find(OLD).filter(flag => !wantsNew || flag !== old));
    if (old.truthy && !wantsNew) step.notice(LOST, old);
    else if (old.isSet || isNewOn) step.consequence(cleanup('every process', 'no message is logged'));
    // Not set, it was on.
    else if (step.upgrade.fromKnown && !step.upgrade.alreadyOn('1.146.0'))
      step.notice(`${LOST}; experimental_features.msc3814_enabled switches the newer draft on`, main.get(NEW));
  },
});

function asksForNew(step: Step, old: Setting): boolean {
  const answer = step.ask({
    id: 'newer-draft',
    question: 'the old dehydrated devices are gone; is the newer draft, MSC3814, to be switched on?',
    choices: { no: 'clients do without', yes: 'msc3814_enabled: true' },
    unattended: 'no',
    about: [old],
  });
  return answer === 'yes';
}
