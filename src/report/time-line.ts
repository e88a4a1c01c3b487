/** What Synapse does with an old setting, release by release: the answer to `?`. */
import { type Consequence, timeLine } from '../chain/consequence.js';
import { releaseOf } from '../chain/select.js';
import type { Step } from '../chain/walk.js';
import type { Release } from '../synapse/releases.js';
import { SEVERITY_WORDS } from './consequence-words.js';
import type { Row } from './prose.js';

/** Rows such as `1.84.1 to 1.87` and what holds then. */
export function timeLineRows({ id, transform }: Pick<Step, 'id' | 'transform'>): readonly Row[] {
  const points = timeLine(transform.otherwise, releaseOf(id));
  const first = points[0];
  const earlier: readonly Row[] = first
    ? [[upTo(first[0]), transform.before ?? 'the old form is read, or the change has not been made yet']]
    : [];
  return [...earlier, ...points.map(([since, what], index): Row => [span(since, points[index + 1]?.[0]), says(what)])];
}

const says = (what: Consequence | 'over'): string =>
  what === 'over' ? 'nothing is left of it' : `${SEVERITY_WORDS[what.severity]} (${what.who}): ${what.what}`;

function span(since: Release, next: Release | undefined): string {
  if (next === undefined) return `from ${since}`;
  const last = lastBefore(next);
  return last === undefined || last === since || `${last}.0` === since ? since : `${since} to ${last}`;
}

const upTo = (release: Release): string => {
  const last = lastBefore(release);
  return last === undefined ? `before ${release}` : `up to ${last}`;
};

/** `1.83` before 1.84.0, `1.84.0` before 1.84.1; undefined before 1.0.0, which followed 0.34. */
function lastBefore(release: Release): string | undefined {
  const [major, minor, patch] = release.split('.').map(Number);
  if (patch) return `${major}.${minor}.${patch - 1}`;
  return minor ? `${major}.${minor - 1}` : undefined;
}
