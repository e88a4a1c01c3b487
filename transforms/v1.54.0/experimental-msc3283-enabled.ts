import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.53.0:synapse/config/experimental.py:45
    'experimental_features.msc3283_enabled': 'the stable capabilities are always sent',
  },
  {
    summary: 'Capabilities to change names and addresses need no flag',
    before: 'switches the unstable capabilities on',
  },
);
