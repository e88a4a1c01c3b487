/** To which release a database can go back, by the release that has opened it. */
import { compareReleases, type Release } from './releases.js';

/**
 * From each release on: the oldest that still accepts the database, by SCHEMA_VERSION and SCHEMA_COMPAT_VERSION at the
 * tags (synapse/storage/schema/__init__.py) and what prepare_database.py refuses.
 */
const OLDEST: ReadonlyArray<readonly [since: Release, oldest: Release]> = [
  ['1.0.0', '1.0.0'],
  ['1.3.0', '1.3.0'],
  ['1.9.0', '1.9.0'],
  ['1.13.0', '1.13.0'],
  ['1.26.0', '1.26.0'],
  ['1.38.0', '1.37.0'],
  ['1.45.0', '1.38.0'],
  ['1.48.0', '1.39.0'],
  ['1.52.0', '1.49.0'],
  ['1.58.0', '1.57.0'],
  ['1.62.0', '1.61.0'],
  ['1.64.0', '1.62.0'],
  ['1.70.0', '1.68.0'],
  ['1.83.0', '1.77.0'],
  ['1.85.0', '1.83.0'],
  ['1.92.0', '1.90.0'],
  ['1.98.0', '1.96.0'],
  ['1.105.1', '1.100.0'],
];

/** The oldest release that accepts a database which this one has opened; undefined before 1.0.0. */
export const oldestRollback = (release: Release): Release | undefined =>
  OLDEST.findLast(([since]) => compareReleases(since, release) <= 0)?.[1];
