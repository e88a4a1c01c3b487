import { gone, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.52.0:synapse/config/server.py:664
    users_new_default_push_rules: {
      fate: 'these users get the ordinary push rules',
      tell: gone('choosing the newer push rules by user'),
      changes: true,
    },
  },
  {
    summary: 'users_new_default_push_rules is not read any more',
    before: 'these users get the newer push rules',
  },
);
