import { advise, info, postgresIn } from '../../src/chain/contract.js';

export default advise({
  summary: 'Indexes of the largest table in PostgreSQL are built anew',
  note: 'Re-indexing of `events` table on Postgres databases',
  otherwise: info('every process', 'the disk of the database is busy and fuller for hours or days'),
  act: 'before',
  about: postgresIn,
  advice:
    'See that the disk of the database has four times as much free as this says: ' +
    "SELECT pg_size_pretty(pg_relation_size('events_order_room'))",
});
