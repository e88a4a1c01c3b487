import { blocks, cleanup, deprecated, group, transform, type Value } from '../../src/chain/contract.js';

export default transform({
  summary: 'rc_messages_per_second and rc_message_burst_count are grouped as rc_message',
  before: 'the two options are the only way',
  // v0.99.5:synapse/config/ratelimiting.py:43
  otherwise: deprecated('every process', 'the two options are read where rc_message is missing'),
  change(deployment, step) {
    if (!deployment.find('rc_messages_per_second', 'rc_message_burst_count').length) return;
    const section = deployment.main.get('rc_message');
    if (section.isSet && section.isNull) step.consequence(blocks('every process', 'rc_message without a value fails'));
    else if (section.isSet) step.consequence(cleanup('every process', 'beside rc_message the two are not read'));
    // The same defaults in both styles: v1.30.0:synapse/config/ratelimiting.py:58. 1.27 and later read 10.5 as 10.
    group(deployment, step, 'rc_message', [
      { option: 'rc_messages_per_second', member: 'per_second', default: 0.2, value: number },
      { option: 'rc_message_burst_count', member: 'burst_count', default: 10, value: number },
    ]);
  },
});

/** A number in quotes fails at run time. */
const number = (old: Value): Value => (typeof old === 'string' && /^\d+(\.\d+)?$/.test(old) ? Number(old) : old);
