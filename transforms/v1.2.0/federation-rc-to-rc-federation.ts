import { blocks, cleanup, deprecated, group, transform } from '../../src/chain/contract.js';

const DEFAULTS = { window_size: 1000, sleep_limit: 10, sleep_delay: 500, reject_limit: 50, concurrent: 3 };
const MEMBERS = Object.entries(DEFAULTS);
const LOOSE = MEMBERS.map(([member]) => `federation_rc_${member}`);

export default transform({
  summary: 'The five options federation_rc_* are grouped as rc_federation',
  before: 'up to 1.1 only the five options are read, unless a key federation_rc is there, too',
  // v1.2.0:synapse/config/ratelimiting.py:57
  otherwise: deprecated('every process', 'the five options are read where rc_federation is missing'),
  act: 'with',
  change(deployment, step) {
    const { main, find } = deployment;
    const stray = find('federation_rc');
    if (!find(...LOOSE).length && !stray.length) return;
    const section = main.get('rc_federation');
    const { fromKnown, alreadyOn, reaches } = step.upgrade;
    const unknown = find('rc_federation.*').filter(({ key }) => !(String(key) in DEFAULTS));
    // v1.43.0:synapse/config/ratelimiting.py:77, which passes them all on
    if ((section.isSet && section.isNull) || (unknown.length && reaches('1.43.0')))
      step.consequence(blocks('every process', 'rc_federation needs a value, and no other members than the five'));
    else if (section.isSet || !find(...LOOSE).length)
      step.consequence(cleanup('every process', 'beside rc_federation the five are not read'));
    if (unknown.length) step.notice('rc_federation has no such member, so it goes', ...unknown);
    // Up to 1.1 it was read only beside a key federation_rc: v1.1.0:synapse/config/ratelimiting.py:57
    if (!section.isNull && fromKnown && !alreadyOn('1.2.0') && !stray.length)
      step.notice('rc_federation becomes effective only now', section);

    // From 1.43 on 0 is meant literally; before, it meant the default: v1.42.0:synapse/config/ratelimiting.py:43
    const wasDefault = fromKnown && !alreadyOn('1.43.0') && reaches('1.43.0');
    const loose = MEMBERS.map(([member, value]) => ({
      option: `federation_rc_${member}`,
      member,
      default: value,
      value: <T>(old: T): T | undefined => (old === 0 && wasDefault ? undefined : old),
    }));
    group(deployment, step, 'rc_federation', loose);
    step.remove(...unknown, ...stray);
  },
});
