/** One transform over one deployment, without the rest of the chain. */
import { type AnswerSource, unattended } from '../../src/chain/answer-source.js';
import { touched } from '../../src/chain/edit.js';
import { select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, type Step, type Walk, walk } from '../../src/chain/walk.js';
import type { Deployment } from '../../src/deployment/deployment.js';
import type { Release } from '../../src/synapse/releases.js';
import { chain } from '../../transforms/index.js';
import { spelt } from './catalogue.js';
import { deploymentOf, type Fixture } from './fixture.js';

interface Span {
  readonly from: Release | undefined;
  readonly to: Release;
}

export function runAlone(id: string, deployment: Deployment, span: Span, answers: AnswerSource): Promise<Walk> {
  const { due } = select(
    chain.filter(([one]) => one === id),
    span,
  );
  return walk(new Runner(upgradeOf(span)), due, deployment, new Set(), accepting(answers));
}

export function fixtureRun(fixture: Fixture): Promise<Walk> {
  const given = (question: { id: string }): string | undefined => fixture.answers.get(question.id);
  return runAlone(fixture.id, deploymentOf(fixture.before), fixture, fixture.unattended ? unattended(given) : given);
}

export const stepsOf = ({ settled }: Walk): readonly Step[] => settled.flatMap(({ item }) => item.steps);

/** Paths of options, as the catalogue spells them. */
export const writtenBy = ({ outcome }: Step): readonly string[] =>
  outcome.kind === 'change' ? outcome.edits.flatMap(touched).map(({ path }) => spelt(path)) : [];
