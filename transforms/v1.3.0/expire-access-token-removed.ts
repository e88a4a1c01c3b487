import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.2.1:synapse/config/key.py:119
    expire_access_token: {
      fate: 'nothing reads it any more',
      tell: value =>
        value ? 'It had no useful effect; session_lifetime makes sessions end, if you want that' : undefined,
    },
  },
  {
    summary: 'expire_access_token is not read any more',
    before: 'read, without a useful effect',
    act: 'after',
  },
);
