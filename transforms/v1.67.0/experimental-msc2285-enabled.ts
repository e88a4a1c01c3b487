import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.66.0:synapse/config/experimental.py:36
    'experimental_features.msc2285_enabled': 'private receipts are stable',
  },
  {
    summary: 'Private receipts need no flag any more',
    before: 'read; false by default',
  },
);
