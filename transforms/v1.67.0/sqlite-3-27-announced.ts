import { advise, info, sqliteIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'The next release needs SQLite 3.27',
  note: 'SQLite version requirement in the next release',
  // 1.67 itself takes 3.22 and later: v1.67.0:synapse/storage/engines/sqlite.py:78
  otherwise: { '1.67.0': info('every process', 'nothing is refused yet'), '1.68.0': 'over' },
  about: sqliteIn,
  advice:
    'Before you go on to 1.68, see whether the Python of Synapse has SQLite 3.27: ' +
    'python3 -c "import sqlite3; print(sqlite3.sqlite_version)"',
});
