import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.57.0:synapse/config/experimental.py:30
    'experimental_features.msc3440_enabled': 'threads are always on, under their stable names',
  },
  {
    summary: 'Threads need no flag any more',
    before: 'switches threads on under unstable names',
  },
);
