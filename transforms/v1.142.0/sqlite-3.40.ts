import { advise, blocks } from '../../src/chain/contract.js';

export default advise({
  summary: 'SQLite 3.40 is the minimum',
  note: 'SQLite 3.40.0+ is now required',
  before: 'SQLite 3.27 is enough',
  // The code is content with 3.37.2: v1.142.0:synapse/storage/engines/sqlite.py:79
  otherwise: blocks('every process', 'SQLite older than 3.37.2 is refused'),
  act: 'before',
  about: ({ main }) => {
    const databases = [main.get('database'), ...main.get('databases').members].filter(({ truthy }) => truthy);
    const engines = databases.map(database => database.at('name'));
    // Without a name it is SQLite: v1.68.0:synapse/config/database.py:51
    const sqlite = engines.filter(engine => !engine.isSet || engine.text === 'sqlite3');
    return sqlite;
  },
  advice:
    'See whether the Python of Synapse has SQLite 3.40 or later: ' +
    'python3 -c "import sqlite3; print(sqlite3.sqlite_version)"',
});
