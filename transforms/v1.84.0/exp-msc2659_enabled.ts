import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.83.0:synapse/config/experimental.py:193
    'experimental_features.msc2659_enabled': 'the ping of application services is always on',
  },
  {
    summary: 'Pinging application services needs no flag any more',
    before: 'read; false by default',
  },
);
