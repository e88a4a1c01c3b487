import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.35.0:synapse/config/experimental.py:32
    'experimental_features.spaces_enabled': { fate: 'spaces are always on', tell: alwaysOn('spaces') },
  },
  {
    summary: 'Spaces are always on',
    before: 'read; false by default, from 1.35 on true',
  },
);
