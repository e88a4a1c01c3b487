import { blocks, deprecated, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Python 3.7 and PostgreSQL 10 are the minimum',
  note: 'Dropping support for old Python and Postgres versions',
  before: 'Python 3.6 and PostgreSQL 9.6 are enough',
  kind: 'notice',
  otherwise: {
    // v1.51.0:synapse/storage/engines/postgres.py:50, setup.py:153
    '1.50.0': deprecated('every process', 'Python 3.6 and PostgreSQL 9.6 still work, unsupported'),
    // v1.52.0:synapse/storage/engines/postgres.py:64, setup.py:153
    '1.52.0': blocks('every process', 'needs Python 3.7, and PostgreSQL 10 if it is used'),
    // Python 3.8.
    '1.88.0': 'over',
  },
  act: 'before',
  onlyWhenCrossing: true,
  change({ main }, { notice, upgrade }) {
    const postgres = [main.get('database'), ...main.get('databases').members]
      .map(database => database.at('name'))
      .filter(engine => engine.text === 'psycopg2');
    // PostgreSQL 11: v1.72.0:synapse/storage/engines/postgres.py:85
    if (!postgres.length || upgrade.reaches('1.72.0')) notice('Upgrade Python to 3.7 or later first');
    else notice('Upgrade Python to 3.7 or later, and PostgreSQL to 10 or later, first', ...postgres);
  },
});
