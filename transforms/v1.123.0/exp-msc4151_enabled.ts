import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.122.0:synapse/config/experimental.py:440
    'experimental_features.msc4151_enabled': 'the stable endpoint is always there',
  },
  {
    summary: 'Reporting rooms needs no flag any more',
    before: 'read; false by default',
  },
);
