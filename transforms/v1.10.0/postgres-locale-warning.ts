import { advise, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'Synapse warns of a PostgreSQL database whose locale is not C',
  note: 'Upgrading to v1.10.0',
  before: 'the locale is not looked at',
  otherwise: {
    // v1.10.0:synapse/storage/engines/postgres.py:65
    '1.10.0': deprecated('every process', 'starts with a warning if the locale is another'),
    // v1.56.0/allow-unsafe-locale asks then.
    '1.56.0': 'over',
  },
  about: ({ main }) =>
    [main.get('database'), ...main.get('databases').members]
      // Whoever allows another locale knows of it.
      .filter(database => database.at('name').text === 'psycopg2' && !database.at('allow_unsafe_locale').truthy)
      .map(database => database.at('name')),
  advice:
    'See that both columns say C: SELECT datcollate, datctype FROM pg_database WHERE datname = current_database(); ' +
    'with another locale an update of the operating system can corrupt indexes',
});
