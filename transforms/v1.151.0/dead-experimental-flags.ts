import { gone, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.150.0:synapse/config/experimental.py:426
    'experimental_features.msc2666_enabled':
      'the stable endpoint for mutual rooms is always there, the unstable one is gone',
    // v1.150.0:synapse/config/experimental.py:449
    'experimental_features.msc3852_enabled': {
      fate: 'removed without a successor',
      tell: gone('the user agent of a device (MSC3852)'),
      changes: true,
    },
  },
  {
    summary: 'Two experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: ['v1.151.0/exp-msc2666_enabled', 'v1.151.0/exp-msc3852_enabled'],
  },
);
