import { advise, blocks, postgresIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'PostgreSQL 9.5 is the minimum',
  note: 'Minimum PostgreSQL Version',
  before: 'the version is not checked',
  otherwise: {
    // v1.1.0:synapse/storage/engines/postgres.py:50
    '1.1.0': blocks('every process', 'PostgreSQL 9.4 and older is refused'),
    // PostgreSQL 9.6: v1.32.0:synapse/storage/engines/postgres.py:51
    '1.32.0': 'over',
  },
  act: 'before',
  about: postgresIn,
  advice: 'Upgrade PostgreSQL to 9.5 or later first; SHOW server_version says what you have',
});
