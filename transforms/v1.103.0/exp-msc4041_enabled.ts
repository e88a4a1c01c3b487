import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.102.0:synapse/config/experimental.py:423
    'experimental_features.msc4041_enabled': 'the Retry-After header is always sent',
  },
  {
    summary: 'Clients are always told when to retry',
    before: 'read; false by default',
  },
);
