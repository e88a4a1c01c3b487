import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.121.1:synapse/config/experimental.py:440
    'experimental_features.msc3823_account_suspension': 'admins can always suspend accounts',
  },
  {
    summary: 'Suspending accounts needs no flag any more',
    before: 'read; false by default',
  },
);
