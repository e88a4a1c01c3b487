import { advise, blocks, sqliteIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'SQLite 3.27 is the minimum',
  note: 'SQLite version requirement',
  before: 'SQLite 3.22 is enough',
  otherwise: {
    // v1.68.0:synapse/storage/engines/sqlite.py:69
    '1.68.0': blocks('every process', 'SQLite older than 3.27 is refused'),
    // 3.37.2: v1.142.0:synapse/storage/engines/sqlite.py:79
    '1.142.0': 'over',
  },
  act: 'before',
  about: sqliteIn,
  advice:
    'See whether the Python of Synapse has SQLite 3.27 or later: ' +
    'python3 -c "import sqlite3; print(sqlite3.sqlite_version)"',
});
