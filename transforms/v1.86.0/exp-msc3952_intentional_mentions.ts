import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.85.2:synapse/config/experimental.py:169
    'experimental_features.msc3952_intentional_mentions': 'intentional mentions are always on',
  },
  {
    summary: 'Intentional mentions need no flag any more',
    before: 'read; false by default',
  },
);
