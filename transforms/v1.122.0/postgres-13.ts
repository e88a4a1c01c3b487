import { advise, blocks, postgresIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'PostgreSQL 13 is the minimum',
  note: 'Dropping support for PostgreSQL 11 and 12',
  before: 'PostgreSQL 11 is enough',
  otherwise: {
    // v1.122.0:synapse/storage/engines/postgres.py:103
    '1.122.0': blocks('every process', 'PostgreSQL 12 and older is refused'),
    // PostgreSQL 14: v1.143.0:synapse/storage/engines/postgres.py:103
    '1.143.0': 'over',
  },
  act: 'before',
  about: postgresIn,
  advice: 'Upgrade PostgreSQL to 13 or later first',
});
