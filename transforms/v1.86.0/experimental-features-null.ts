import { blocks, transform } from '../../src/chain/contract.js';

const CRASH = blocks('every process', 'experimental_features without a value makes it crash');

export default transform({
  summary: 'experimental_features: with nothing behind it makes some releases crash',
  also: ['v1.157.0/experimental-features-null'],
  before: 'an empty section counts as no section',
  // v1.86.0:synapse/config/auth.py:34, v1.89.0 mended it; v1.157.0:synapse/config/server.py:970, v1.157.1 mended it.
  otherwise: { '1.86.0': CRASH, '1.89.0': 'over', '1.157.0': CRASH, '1.157.1': 'over' },
  change({ processes }, step) {
    const inForce = new Set(processes.map(process => process.get('experimental_features')));
    // {} says the same in every release, and what is commented out below it stays.
    for (const section of inForce) if (section.isSet && section.isNull) step.set(section, {});
  },
});
