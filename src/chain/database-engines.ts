import type { Deployment } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';

const sectionsOf = ({ main }: Deployment): readonly Setting[] => [
  main.get('database'),
  ...main.get('databases').members,
];

/** The settings that say that data is kept in PostgreSQL. */
export const postgresIn = (deployment: Deployment): readonly Setting[] =>
  sectionsOf(deployment)
    .map(database => database.at('name'))
    .filter(engine => engine.text === 'psycopg2');

/** The settings that say that data is kept in SQLite; it is where no name is: v1.68.0:synapse/config/database.py:51 */
export function sqliteIn(deployment: Deployment): readonly Setting[] {
  const engines = sectionsOf(deployment)
    .filter(({ truthy }) => truthy)
    .map(database => database.at('name'));
  const sqlite = engines.filter(engine => !engine.isSet || engine.text === 'sqlite3');
  const path = deployment.main.get('database_path');
  return path.truthy && sqlite.length === engines.length ? [...sqlite, path] : sqlite;
}
