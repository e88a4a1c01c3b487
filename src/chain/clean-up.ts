/** Which removals are left to one clean-up at the end of a run. */
import { touched } from './edit.js';
import { readId } from './run-transform.js';
import type { Settled, Step } from './walk.js';

/**
 * Ids of steps that only remove options which the target ignores, that ask nothing, and whose options no other step of
 * the run reads. Empty if there is just one: it is then a step like any other.
 */
export function cleanUpOf(forecast: readonly Settled[]): ReadonlySet<string> {
  const steps = forecast.flatMap(({ item }) => item.steps);
  const candidates = steps.filter(isRemoval);
  const readByOthers = new Set(
    steps.filter(step => !candidates.includes(step)).flatMap(step => [...step.outcome.reads]),
  );
  const ids = candidates.filter(step => !placesOf(step).some(place => readByOthers.has(place))).map(step => step.id);
  return new Set(ids.length > 1 ? ids : []);
}

function isRemoval({ outcome, consequence }: Step): boolean {
  if (consequence.severity !== 'cleanup' || outcome.kind !== 'change' || outcome.answers.size) return false;
  return outcome.edits.length > 0 && outcome.edits.every(edit => edit.verb === 'remove');
}

const placesOf = ({ outcome }: Step): readonly string[] =>
  outcome.kind === 'change' ? outcome.edits.flatMap(touched).map(place => readId(place.file, place.path)) : [];
