import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.29.0:synapse/config/stats.py:39
    'stats.retention': 'nothing reads it any more',
  },
  {
    summary: 'stats.retention is not read any more',
    before: 'parsed as a duration',
  },
);
