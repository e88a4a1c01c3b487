import { blocks, cleanup, deprecated, group, transform } from '../../src/chain/contract.js';

/** The same in both styles: v1.42.0:synapse/config/ratelimiting.py:32 */
const MEMBERS = [
  ['window_size', 1000],
  ['sleep_limit', 10],
  ['sleep_delay', 500],
  ['reject_limit', 50],
  ['concurrent', 3],
] as const;

export default transform({
  summary: 'The five options federation_rc_* are grouped as rc_federation',
  before: 'up to 1.1 only the five options are read, unless a key federation_rc is there, too',
  // v1.2.0:synapse/config/ratelimiting.py:57
  otherwise: deprecated('every process', 'the five options are read where rc_federation is missing'),
  act: 'with',
  change(deployment, step) {
    const { main, find } = deployment;
    const stray = find('federation_rc');
    const loose = MEMBERS.map(([member, standard]) => ({
      option: `federation_rc_${member}`,
      member,
      default: standard,
    }));
    const olds = find(...loose.map(({ option }) => option));
    if (!olds.length && !stray.length) return;
    const section = main.get('rc_federation');
    if (section.isSet && section.isNull)
      step.consequence(blocks('every process', 'rc_federation without a value fails'));
    else if (section.isSet || !olds.length)
      step.consequence(cleanup('every process', 'beside rc_federation the five options are not read'));
    // Up to 1.1 it was read only beside a key federation_rc: v1.1.0:synapse/config/ratelimiting.py:57
    const { fromKnown, alreadyOn } = step.upgrade;
    if (!section.isNull && fromKnown && !alreadyOn('1.2.0') && !stray.length)
      step.notice('rc_federation becomes effective only now', section);
    // What 0 means, and members that are none, is the matter of v1.43.0/rc-federation-strict.
    group(deployment, step, 'rc_federation', loose);
    step.remove(...stray);
  },
});
