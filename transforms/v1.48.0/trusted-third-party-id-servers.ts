import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.47.0:synapse/config/registration.py:43
    trusted_third_party_id_servers: 'nothing reads it any more',
  },
  {
    summary: 'trusted_third_party_id_servers is not read any more',
    before: 'read; matrix.org and vector.im by default',
  },
);
