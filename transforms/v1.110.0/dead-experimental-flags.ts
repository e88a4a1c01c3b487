import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.109.0:synapse/config/experimental.py:397
    'experimental_features.msc3967_enabled': {
      fate: 'the first upload of cross-signing keys needs no further authentication',
      tell: alwaysOn('uploading the first cross-signing keys without further authentication'),
    },
    // v1.109.0:synapse/config/experimental.py:440
    'experimental_features.msc4115_membership_on_events': 'events always carry the membership',
  },
  {
    summary: 'Two experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: ['v1.110.0/exp-msc3967_enabled', 'v1.110.0/exp-msc4115_membership_on_events'],
  },
);
