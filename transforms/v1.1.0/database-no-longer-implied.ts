import { blocks, text, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The database section has to be there',
  // v1.0.0:synapse/config/database.py:50
  before: 'without one, homeserver.db in the working directory is taken',
  // v1.1.0:synapse/config/database.py:27 has no file name, v1.13.0:synapse/config/database.py:181 refuses
  otherwise: blocks('every process', 'no database is configured'),
  // A server that ran on a later release has one, in a file that is not here.
  onlyWhenCrossing: true,
  change({ main }, { ask, set }) {
    const database = main.get('database');
    if (database.truthy || main.get('databases').truthy || main.get('database_path').truthy) return;
    const path = ask({
      id: 'sqlite-file',
      question: 'no database is configured; in which SQLite file does this server keep its data?',
      input: {
        ...text,
        expects: 'an absolute path',
        example: '/var/lib/matrix-synapse/homeserver.db',
        parse: given => (given.trim().startsWith('/') ? given.trim() : undefined),
      },
    });
    set(database, { name: 'sqlite3', args: { database: path } });
  },
});
