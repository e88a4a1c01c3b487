import { blocks, type Setting, transform } from '../../src/chain/contract.js';

const FLAG = 'allow_unsafe_locale';
/** The second is what the changelog of 1.56.0rc1 called it. */
const NAMES = [FLAG, 'allow_unsafe_db_locale'];
const QUERY = 'SELECT datcollate, datctype FROM pg_database WHERE datname = current_database();';

export default transform({
  summary: 'A PostgreSQL database whose locale is not C is refused',
  note: 'Change in behaviour for PostgreSQL databases with unsafe locale',
  before: 'a warning is logged',
  // v1.56.0:synapse/storage/engines/postgres.py:98
  otherwise: blocks('every process', 'a database is refused whose COLLATE or CTYPE is not C'),
  onlyWhenCrossing: true,
  act: 'before',
  change({ main, find }, step) {
    // v1.56.0:synapse/config/database.py:158
    const databases = [main.get('database'), ...main.get('databases').members].filter(
      database => database.at('name').text === 'psycopg2' && !database.at(FLAG).truthy,
    );
    if (!databases.length) return;
    const answer = step.ask({
      id: 'locale',
      question: 'are COLLATE and CTYPE of the PostgreSQL database C?',
      choices: {
        c: 'yes, both',
        rebuild: 'no, and it is rebuilt before the upgrade',
        'start-anyway': 'no, and Synapse shall start in spite of the risk of damaged indexes',
        unknown: 'not known yet',
      },
      unattended: 'unknown',
      about: databases,
    });
    if (answer === 'rebuild') step.notice('Rebuild the database with locale C before you upgrade', ...databases);
    if (answer === 'unknown')
      step.notice(`Run this in the database: ${QUERY} If it shows more than C, rebuild it`, ...databases);
    if (answer !== 'start-anyway') return;

    // The flag counts only beside name and args; the driver refuses it in args.
    for (const database of databases) step.set(database.at(FLAG), true, { near: ['name'] });
    step.remove(...NAMES.flatMap(name => find(name)), ...databases.flatMap(misplaced));
  },
});

const misplaced = (database: Setting): readonly Setting[] =>
  [database.at('allow_unsafe_db_locale'), ...NAMES.map(name => database.at('args', name))].filter(flag => flag.isSet);
