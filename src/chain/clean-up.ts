/** Which removals are left to one clean-up at the end of a run. */

import type { Deployment } from '../deployment/deployment.js';
import type { AnswerSource } from './answer-source.js';
import { touched } from './edit.js';
import { readId } from './run-transform.js';
import type { Due } from './select.js';
import { accepting, type Runner, type Settled, type Step, type Walk, walk } from './walk.js';

export interface Forecast {
  /** What happens if everything that these answers allow is accepted. */
  readonly walk: Walk;
  /** Ids of the steps that wait for the clean-up. */
  readonly cleanUp: ReadonlySet<string>;
}

/**
 * Walks the chain until it is settled which removals can wait: a step may read an option only while it is still there.
 */
export async function forecast(
  runner: Runner,
  due: readonly Due[],
  start: Deployment,
  answers: AnswerSource,
): Promise<Forecast> {
  let cleanUp: ReadonlySet<string> = new Set();
  let foreseen = await walk(runner, due, start, cleanUp, accepting(answers));
  for (let next = cleanUpOf(foreseen.settled); next.size !== cleanUp.size; ) {
    cleanUp = next;
    foreseen = await walk(runner, due, start, cleanUp, accepting(answers));
    const still = cleanUpOf(foreseen.settled);
    next = new Set([...cleanUp].filter(id => still.has(id)));
  }
  return { walk: foreseen, cleanUp };
}

/**
 * Ids of steps that only remove options which the target ignores, that ask nothing, and whose options no other step of
 * the run reads. Empty if there is just one: it is then a step like any other.
 */
function cleanUpOf(forecast: readonly Settled[]): ReadonlySet<string> {
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
