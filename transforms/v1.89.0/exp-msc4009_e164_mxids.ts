import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.88.0:synapse/config/experimental.py:386
    'experimental_features.msc4009_e164_mxids': {
      fate: 'a plus sign is always allowed in user names',
      tell: alwaysOn('the plus sign in user names'),
    },
  },
  {
    summary: 'User names may always hold a plus sign',
    before: 'read; false by default',
  },
);
