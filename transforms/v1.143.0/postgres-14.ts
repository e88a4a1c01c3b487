import { advise, blocks, postgresIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'PostgreSQL 14 is the minimum',
  note: 'Dropping support for PostgreSQL 13',
  before: 'PostgreSQL 13 is enough',
  // v1.143.0:synapse/storage/engines/postgres.py:103
  otherwise: blocks('every process', 'PostgreSQL 13 and older is refused'),
  act: 'before',
  about: postgresIn,
  advice: 'Upgrade PostgreSQL to 14 or later first',
});
