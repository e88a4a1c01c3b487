import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.152.0:synapse/config/experimental.py:390
    'experimental_features.msc3266_enabled': {
      fate: 'the endpoint for room summaries is always there',
      tell: alwaysOn('room summaries'),
    },
  },
  {
    summary: 'Room summaries need no flag any more',
    before: 'read; false by default',
  },
);
