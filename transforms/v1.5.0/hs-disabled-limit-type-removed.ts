import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.4.1:synapse/config/server.py:192
    hs_disabled_limit_type: 'hs_disabled and hs_disabled_message still count',
  },
  {
    summary: 'hs_disabled_limit_type is not read any more',
    before: 'sent to clients while hs_disabled is set',
  },
);
