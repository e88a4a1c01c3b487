import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.38.0:synapse/config/stats.py:46
    'stats.bucket_size': 'nothing reads it any more',
  },
  {
    summary: 'stats.bucket_size is not read any more',
    before: 'parsed as a duration',
  },
);
