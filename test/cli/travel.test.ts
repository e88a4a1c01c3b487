/** From which release to which, and what is no way at all. */
import { expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.js';
import { travelOf } from '../../src/cli/travel.js';

/** The way, or what is wrong with it. */
function way(from: string, to: string): string {
  const argv = ['--from', from, '--to', to, 'homeserver.yaml'];
  const request = readArguments(argv);
  if (request.kind !== 'migrate') throw new Error(`not a run: ${JSON.stringify(request)}`);
  const travel = travelOf(request.options, argv);
  if (travel.kind === 'wrong') return travel.what;
  return `${travel.travel.from} to ${travel.travel.to}, unknown from ${travel.notCovered ?? 'nowhere'}`;
}
const UNDO = 'To put the files back as they were before a run: synapse-migrate undo FILE';

it.each([
  ['v1.60', '1.88.0rc1', '1.60.0 to 1.88.0, unknown from nowhere'],
  ['1.88.0', '1.88.0', '1.88.0 to 1.88.0, unknown from nowhere'],
  ['0.33.0', '0.99.5', '0.33.0 to 0.99.5, unknown from nowhere'],
  ['1.60.0', '1.170.0', '1.60.0 to 1.170.0, unknown from 1.164.0'],
])('%s to %s', (from, to, expected) => {
  expect(way(from, to)).toBe(expected);
});
it.each([
  ['1.88.0', '1.84.0', 'A database that 1.88.0 has opened can go back to 1.84.0.'],
  [
    '1.88.0',
    '1.82.0',
    'A database that 1.88.0 has opened can go back to 1.83.0, no further; before that, restore a backup of it.',
  ],
  ['0.99.5', '0.34.0', 'Before 1.0.0 nothing is known of going back with a database: restore a backup of it.'],
])('%s back to %s is refused with the rule of the database', (from, to, rule) => {
  expect(way(from, to)).toBe(
    `--to ${to} is older than --from ${from}, and files are not migrated backwards. ${rule} ${UNDO}`,
  );
});
