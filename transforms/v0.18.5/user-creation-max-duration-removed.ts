import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v0.18.4:synapse/config/registration.py:35
    user_creation_max_duration: 'nothing reads it any more',
  },
  {
    summary: 'user_creation_max_duration is not read any more',
    before: 'read as a number of milliseconds',
  },
);
