import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Python 3.6, and PostgreSQL 9.6 or SQLite 3.22, are the minimum',
  note: 'Dropping support for old Python, Postgres and SQLite versions',
  // v1.31.0:synapse/storage/engines/postgres.py:51
  before: 'Python 3.5, and PostgreSQL 9.5 or SQLite 3.11, are enough',
  kind: 'notice',
  otherwise: {
    // v1.32.0:synapse/storage/engines/postgres.py:51, sqlite.py:71
    '1.32.0': blocks('every process', 'an older database is refused'),
    // By then other releases ask for more, of each of the three.
    '1.68.0': 'over',
  },
  act: 'before',
  onlyWhenCrossing: true,
  change({ main }, { notice, upgrade }) {
    const engines = [main.get('database'), ...main.get('databases').members]
      .map(database => database.at('name'))
      .filter(engine => engine.isSet);
    const postgres = engines.filter(({ text }) => text === 'psycopg2');
    // PostgreSQL 10 and Python 3.7: v1.52.0:synapse/storage/engines/postgres.py:64, setup.py:153
    const isStricter = upgrade.reaches('1.52.0');
    const python = isStricter ? '' : 'Python to 3.6 or later, and ';
    if (postgres.length && !isStricter) notice(`Upgrade ${python}PostgreSQL to 9.6 or later first`, ...postgres);
    const path = main.get('database_path');
    const sqlite = [...engines.filter(({ text }) => text === 'sqlite3'), ...(path.isSet ? [path] : [])];
    // Without any of them Synapse uses SQLite, too.
    if (!postgres.length) notice(`Upgrade ${python}SQLite to 3.22 or later first`, ...sqlite);
  },
});
