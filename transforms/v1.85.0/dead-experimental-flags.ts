import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.84.1:synapse/config/experimental.py:97
    'experimental_features.faster_joins': {
      fate: 'faster joins are always on',
      tell: alwaysOn('joining rooms faster'),
      changes: true,
    },
    // v1.84.1:synapse/config/experimental.py:92
    'experimental_features.msc3706_enabled': 'stable names are always served',
    // v1.84.1:synapse/config/experimental.py:97
    'experimental.faster_joins': 'never read: the section is experimental_features',
  },
  {
    summary: 'Faster joins are always on, and their flags do nothing any more',
    before: 'the flags are read',
    also: ['v1.85.0/exp-faster_joins', 'v1.85.0/exp-msc3706_enabled'],
  },
);
