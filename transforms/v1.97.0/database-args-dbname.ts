import { cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The database of PostgreSQL is named by dbname; the manual does so now',
  optional: true,
  before: 'the manual names it by database',
  otherwise: cleanup('every process', 'the driver understands both'),
  change({ find }, step) {
    for (const name of find('database.name', 'databases.*.name').filter(one => one.text === 'psycopg2')) {
      const old = name.parent.at('args', 'database');
      const current = name.parent.at('args', 'dbname');
      if (old.isSet && !current.isSet) step.move(old, current);
      else if (old.isSet) step.notice('database and dbname name the same thing: delete one of them', old, current);
    }
  },
});
