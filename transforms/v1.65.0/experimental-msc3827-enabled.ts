import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.64.0:synapse/config/experimental.py:92
    'experimental_features.msc3827_enabled': 'filtering rooms by type is always on',
  },
  {
    summary: 'Rooms can always be filtered by type',
    before: 'read; false by default',
  },
);
