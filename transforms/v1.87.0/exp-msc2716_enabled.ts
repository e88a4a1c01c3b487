import { gone, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.86.0:synapse/config/experimental.py:251
    'experimental_features.msc2716_enabled': {
      fate: 'importing history was removed',
      tell: gone('importing history (MSC2716)'),
      changes: true,
    },
  },
  {
    summary: 'Importing history is gone',
    before: 'read; false by default',
  },
);
