import { gone, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.147.1:synapse/config/experimental.py:389
    'experimental_features.msc3244_enabled': {
      fate: 'the capability was removed, as the proposal was rejected',
      tell: gone('the capability of MSC3244'),
    },
  },
  {
    summary: 'The room version capability of MSC3244 is gone',
    before: 'read; true by default',
  },
);
