import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.89.0:synapse/config/experimental.py:222
    'experimental_features.msc3970_enabled': 'transaction ids always belong to the device',
  },
  {
    summary: 'Transaction ids by device need no flag any more',
    before: 'read; false by default',
  },
);
