import { advise, blocks, postgresIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'PostgreSQL 11 is the minimum',
  note: 'Dropping support for PostgreSQL 10',
  before: 'PostgreSQL 10 is enough',
  otherwise: {
    // v1.72.0:synapse/storage/engines/postgres.py:85
    '1.72.0': blocks('every process', 'PostgreSQL 10 and older is refused'),
    // PostgreSQL 13: v1.122.0:synapse/storage/engines/postgres.py:103
    '1.122.0': 'over',
  },
  act: 'before',
  about: postgresIn,
  advice: 'Upgrade PostgreSQL to 11 or later first',
});
