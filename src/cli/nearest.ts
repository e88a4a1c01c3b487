/** What may have been meant by a name that does not exist. */
import { distance } from '../deployment/folders.js';

/** The nearest of some names, if it is near enough for a slip of the fingers; undefined otherwise. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(given.length / 3));
  return names
    .map(name => ({ name, distance: distance(given, name) }))
    .filter(candidate => candidate.distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
