import { advise, blocks, sqliteIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'SQLite 3.40 is the minimum',
  note: 'SQLite 3.40.0+ is now required',
  before: 'SQLite 3.27 is enough',
  // The code is content with 3.37.2: v1.142.0:synapse/storage/engines/sqlite.py:79
  otherwise: blocks('every process', 'SQLite older than 3.37.2 is refused'),
  act: 'before',
  about: sqliteIn,
  advice:
    'See whether the Python of Synapse has SQLite 3.40 or later: ' +
    'python3 -c "import sqlite3; print(sqlite3.sqlite_version)"',
});
