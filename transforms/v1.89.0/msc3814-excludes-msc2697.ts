import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'msc3814_enabled excludes msc2697_enabled, which is on by default',
  before: 'nothing reads either flag',
  otherwise: {
    // v1.89.0:synapse/config/experimental.py:262
    '1.89.0': blocks('every process', 'msc3814_enabled is refused unless msc2697_enabled is false'),
    // v1.146.0/msc2697-removed takes the flag away.
    '1.146.0': 'over',
  },
  change({ processes }, { set }) {
    for (const features of new Set(processes.map(process => process.get('experimental_features')))) {
      const old = features.at('msc2697_enabled');
      if (features.at('msc3814_enabled').truthy && (!old.isSet || old.truthy))
        set(old, false, { near: ['msc3814_enabled'] });
    }
  },
});
