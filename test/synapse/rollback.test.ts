import { expect, it } from 'vitest';
import { oldestRollback } from '../../src/synapse/rollback.js';

it.each([
  ['1.0.0', '1.0.0'],
  ['1.2.1', '1.0.0'],
  ['1.36.0', '1.26.0'],
  // Releases before 1.37.0 refuse a newer schema, whatever it says of itself.
  ['1.38.0', '1.37.0'],
  // As the upgrade notes' table has it.
  ['1.88.0', '1.83.0'],
] as const)('a database of %s goes back to %s', (release, oldest) => {
  expect(oldestRollback(release)).toBe(oldest);
});
it('knows nothing of releases before 1.0.0', () => {
  expect(oldestRollback('0.99.5')).toBeUndefined();
});
