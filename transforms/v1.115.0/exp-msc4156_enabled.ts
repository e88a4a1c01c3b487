import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.114.0:synapse/config/experimental.py:452
    'experimental_features.msc4156_enabled': 'the parameter via is always understood',
  },
  {
    summary: 'The parameter via needs no flag any more',
    before: 'read; false by default',
  },
);
