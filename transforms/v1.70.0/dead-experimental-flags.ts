import { gone, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.69.0:synapse/rest/client/relations.py:65
    'experimental_features.msc3715_enabled': 'only the stable dir parameter remains',
    // v1.70.0:synapse/rest/client/versions.py:109
    'experimental_features.msc3771_enabled': 'receipts of threads are always on',
    // v1.69.0:synapse/config/experimental.py:104
    'experimental_features.msc3772_enabled': {
      fate: 'push rules on mutual relations (MSC3772) are gone',
      tell: gone('pushing by mutual relations (MSC3772)'),
      changes: true,
    },
    // v1.69.0:synapse/config/experimental.py:99
    'experimental_features.msc3786_enabled': 'always on: changes of server ACLs never notify',
  },
  {
    summary: 'Four experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: [
      'v1.70.0/experimental-msc3715-enabled',
      'v1.70.0/experimental-msc3771-enabled',
      'v1.70.0/experimental-msc3772-enabled',
      'v1.70.0/experimental-msc3786-enabled',
    ],
  },
);
