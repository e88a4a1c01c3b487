import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.148.0:synapse/config/experimental.py:590
    'experimental_features.msc4380_enabled': {
      fate: 'blocking invites is always on',
      tell: alwaysOn('blocking invites'),
    },
  },
  {
    summary: 'Blocking invites needs no flag any more',
    before: 'read; false by default',
  },
);
