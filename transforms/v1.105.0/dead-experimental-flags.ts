import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.104.0:synapse/config/experimental.py:398
    'experimental_features.msc3981_recurse_relations': 'relations can always be fetched recursively',
    // v1.104.0:synapse/config/experimental.py:414
    'experimental_features.msc4010_push_rules_account_data': {
      fate: 'clients cannot write m.push_rules as account data',
      tell: alwaysOn('keeping push rules out of account data'),
    },
  },
  {
    summary: 'Two experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: ['v1.105.0/exp-msc3981_recurse_relations', 'v1.105.0/exp-msc4010_push_rules_account_data'],
  },
);
