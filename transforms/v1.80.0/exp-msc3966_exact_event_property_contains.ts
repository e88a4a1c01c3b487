import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.79.0:synapse/config/experimental.py:176
    'experimental_features.msc3966_exact_event_property_contains': 'push rules can always match in lists',
  },
  {
    summary: 'Matching in lists needs no flag any more',
    before: 'read; false by default',
  },
);
