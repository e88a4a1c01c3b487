/** What is left to do on the files as a run leaves them, whatever the run was told to leave out. */
import type { Deployment } from '../deployment/deployment.js';
import type { AnswerSource } from './answer-source.js';
import type { Due } from './select.js';
import { accepting, type Runner, type Step, walk } from './walk.js';

/**
 * The steps that still apply, accepted or open or refused alike; without flipped defaults, notices and optional
 * tidy-ups, which never count.
 */
export async function remaining(
  runner: Runner,
  due: readonly Due[],
  deployment: Deployment,
  source: AnswerSource,
): Promise<readonly Step[]> {
  const counted = due.filter(({ transform }) => !transform.pins && !transform.optional);
  const { settled } = await walk(runner, counted, deployment, new Set(), accepting(source));
  return settled.filter(({ verdict }) => verdict !== 'notices only').map(({ item }) => item.steps[0]);
}
