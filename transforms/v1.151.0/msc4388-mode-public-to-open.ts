import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The mode public of msc4388_mode is called open',
  // v1.150.0:synapse/config/experimental.py:549
  before: 'public is known, open is not',
  // v1.151.0:synapse/config/experimental.py:542
  otherwise: blocks('every process', 'the mode public is refused'),
  change({ find }, step) {
    for (const mode of find('experimental_features.msc4388_mode')) if (mode.text === 'public') step.set(mode, 'open');
  },
});
