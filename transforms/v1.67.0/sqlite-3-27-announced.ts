import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'The next release needs SQLite 3.27',
  note: 'SQLite version requirement in the next release',
  // 1.67 itself takes 3.22 and later: v1.67.0:synapse/storage/engines/sqlite.py:78
  otherwise: { '1.67.0': info('every process', 'nothing is refused yet'), '1.68.0': 'over' },
  about: ({ main }) => {
    const databases = [main.get('database'), ...main.get('databases').members].filter(({ truthy }) => truthy);
    const engines = databases.map(database => database.at('name'));
    // Without a name it is SQLite: v1.68.0:synapse/config/database.py:51
    const sqlite = engines.filter(engine => !engine.isSet || engine.text === 'sqlite3');
    const path = [main.get('database_path')].filter(({ truthy }) => truthy && sqlite.length === engines.length);
    return [...sqlite, ...path];
  },
  advice:
    'Before you go on to 1.68, see whether the Python of Synapse has SQLite 3.27: ' +
    'python3 -c "import sqlite3; print(sqlite3.sqlite_version)"',
});
