import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.42.0:synapse/config/experimental.py:28
    'experimental_features.msc2858_enabled': 'the stable interface needs no flag',
  },
  {
    summary: 'Several identity providers need no flag any more',
    before: 'switches the unstable interface on',
  },
);
