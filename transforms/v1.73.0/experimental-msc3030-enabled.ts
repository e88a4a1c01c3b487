import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.72.0:synapse/config/experimental.py:57
    'experimental_features.msc3030_enabled': 'looking up events by time is stable',
  },
  {
    summary: 'Jumping to a date needs no flag any more',
    before: 'read; false by default',
  },
);
