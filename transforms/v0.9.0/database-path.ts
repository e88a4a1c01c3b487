import {
  blocks,
  changes,
  cleanup,
  deprecated,
  isMapping,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'The database section names the SQLite file, instead of database_path',
  before: 'database_path is the only option',
  otherwise: {
    // v0.9.0:synapse/config/database.py:72
    '0.9.0': deprecated('every process', 'database_path overrides database.args.database'),
    // v1.13.0:synapse/config/database.py:156
    '1.13.0': changes('every process', 'database_path is ignored beside a database section'),
  },
  act: 'before',
  change({ find, main }, step) {
    const path = main.get('database_path');
    const all = find('database_path').filter(({ file }) => file.role === 'homeserver');
    step.remove(...all.filter(one => one !== path));
    if (!path.isSet) return;
    const database = main.get('database');
    if (!path.truthy) drop(step, path, 'an empty database_path says nothing');
    else if (main.get('databases').truthy) besideDatabases(step, path, main.get('databases'));
    else if (!database.truthy) {
      step.consequence(deprecated('every process', 'database_path is read'));
      const section = { name: 'sqlite3', args: { database: path.value ?? null } };
      step.set(database.isSet ? database : path.file.get('database'), section, { insteadOf: path });
    } else if (!isMapping(database.value)) step.refuse(database, 'it is not a mapping');
    else if (!database.at('name').isNull && database.at('name').text !== 'sqlite3')
      drop(step, path, 'it is read for SQLite only');
    else besideSqlite(step, path, database);
  },
});

function drop(step: Step, path: Setting, why: string): void {
  step.consequence(cleanup('every process', why));
  step.remove(path);
}

function besideDatabases(step: Step, path: Setting, databases: Setting): void {
  if (step.upgrade.reaches('1.8.0'))
    step.consequence(blocks('every process', 'database_path beside databases is refused'));
  step.ask({
    id: 'databases',
    question: 'databases and database_path exclude each other; may database_path go?',
    choices: { databases: 'yes, the data is where databases says' },
    about: [path, databases],
  });
  step.remove(path);
}

/** Up to 1.12.4 the data is in database_path, later where the section says: v1.12.4:synapse/config/database.py:150 */
function besideSqlite(step: Step, path: Setting, database: Setting): void {
  const named = database.at('args', 'database');
  if (named.isNull) {
    step.set(named, path.value ?? null);
    return step.remove(path);
  }
  if (plain(named) === plain(path)) return drop(step, path, 'the section names the same file');
  const isRead = step.upgrade.alreadyOn('1.13.0') ? 'section' : 'path';
  const answer = step.ask({
    id: 'file',
    question: 'database_path and database.args.database differ; which file holds your data?',
    choices: {
      path: `${path.value}, of database_path, which Synapse up to 1.12.4 uses`,
      section: `${named.value}, of the section, which Synapse from 1.13.0 on uses`,
    },
    unattended: step.upgrade.fromKnown ? isRead : undefined,
    about: [path, named],
  });
  const used = answer === 'path' ? path.value : named.value;
  step.notice(`Synapse uses ${used}: check which file your running server has open`, path, named);
  if (answer === 'path') step.set(named, path.value ?? null);
  step.remove(path);
}

const plain = ({ text }: Setting): string | undefined => text?.replace(/^(?:\.\/)+/, '').replaceAll('//', '/');
