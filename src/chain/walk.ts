/**
 * Walks the chain: each transform that is due runs on what the accepted ones before it left; a reviewer answers
 * questions and says what is accepted. Removals of options that the target does not read are one clean-up item at the
 * end.
 */
import type { Deployment } from '../deployment/deployment.js';
import { type Affected, affectedBy } from './affected.js';
import { type AnswerSource, LEAVE } from './answer-source.js';
import type { Consequence } from './consequence.js';
import type { Transform, Upgrade } from './contract.js';
import type { Question } from './question.js';
import { type Answers, type Outcome, runTransform } from './run-transform.js';
import type { Due } from './select.js';

/** One transform's result on this deployment. */
export interface Step {
  readonly id: string;
  readonly transform: Transform;
  /** What holds for this deployment at the target if the step is left out. */
  readonly consequence: Consequence;
  /** The processes that this concerns. */
  readonly affected: Affected;
  readonly outcome: Exclude<Outcome, { kind: 'nothing' }>;
  readonly before: Deployment;
  /** The question was answered with "leave": settled, though nothing is edited. */
  readonly leftByAnswer: boolean;
}

/** What is reviewed as one: a step, or the clean-up of several. */
export interface Item {
  readonly kind: 'step' | 'clean-up';
  readonly steps: readonly [Step, ...Step[]];
  readonly before: Deployment;
  /** Equal to `before` if the item is open, refused, or only gives notices. */
  readonly after: Deployment;
}

export type Verdict = 'accepted' | 'left out' | 'open' | 'refused' | 'not seen' | 'notices only';
export interface Settled {
  readonly item: Item;
  readonly verdict: Verdict;
}
export interface Walk {
  readonly settled: readonly Settled[];
  readonly after: Deployment;
}

export interface Reviewer {
  /** An answer that fits, LEAVE, or undefined to leave the question open. Asked once a question. */
  answer(question: Question, step: Step, position: Position): Promise<string | undefined> | string | undefined;
  /** `split` only for a clean-up: its steps are then reviewed one by one. */
  review(item: Item, position: Position): Promise<ReviewAnswer> | ReviewAnswer;
}
export type ReviewAnswer = 'accept' | 'leave out' | 'stop' | 'split';
/** The number of the item, from 1. */
export type Position = number;

/** Runs transforms, remembering outcomes: a walk that repeats a forecast costs nothing. */
export class Runner {
  private readonly outcomes = new WeakMap<Deployment, Map<string, Outcome>>();
  constructor(private readonly upgrade: Upgrade) {}

  run(due: Due, deployment: Deployment, answers: Answers): Outcome {
    const known = this.outcomes.get(deployment) ?? new Map<string, Outcome>();
    this.outcomes.set(deployment, known);
    const key = JSON.stringify([due.id, ...answers]);
    const outcome = known.get(key) ?? runTransform(due.id, due.transform.change, deployment, this.upgrade, answers);
    known.set(key, outcome);
    return outcome;
  }
}

/** @param cleanUp ids of the transforms whose steps wait for the clean-up at the end */
export async function walk(
  runner: Runner,
  due: readonly Due[],
  start: Deployment,
  cleanUp: ReadonlySet<string>,
  reviewer: Reviewer,
): Promise<Walk> {
  const settled: Settled[] = [];
  let current = start;
  let stopped = false;
  let position = 1;

  const settle = async (item: Item): Promise<void> => {
    const [step] = item.steps;
    if (!stopped && step.outcome.kind === 'change' && item.after !== item.before) {
      const answer = await reviewer.review(item, position);
      if (answer === 'split') {
        for (const { id, transform, consequence } of item.steps) await one({ id, transform, consequence });
        return;
      }
      if (answer === 'accept') current = item.after;
      stopped = answer === 'stop';
      settled.push({ item, verdict: stopped ? 'not seen' : answer === 'accept' ? 'accepted' : 'left out' });
    } else settled.push({ item, verdict: verdictOf(item, stopped) });
    if (verdictOf(item, false) !== 'notices only') position++;
  };
  const one = async (entry: Due): Promise<void> => {
    const step = await answered(runner, entry, current, (question, asked) =>
      stopped ? undefined : reviewer.answer(question, asked, position),
    );
    if (step) await settle(itemOf([step]));
  };

  const waiting = due.filter(entry => cleanUp.has(entry.id));
  for (const entry of due) if (!cleanUp.has(entry.id)) await one(entry);
  const item = removals(runner, waiting, current);
  if (item) await settle(item);
  return { settled, after: current };
}

/** Runs a transform again with one answer more until every question has one, or one stays open. */
async function answered(
  runner: Runner,
  due: Due,
  deployment: Deployment,
  source: (question: Question, step: Step) => ReturnType<Reviewer['answer']>,
): Promise<Step | undefined> {
  const answers = new Map<string, string>();
  for (;;) {
    const outcome = runner.run(due, deployment, new Map(answers));
    if (outcome.kind === 'nothing') return undefined;
    if (outcome.kind !== 'open') return stepOf(due, outcome, deployment, false);
    const answer = await source(outcome.question, stepOf(due, outcome, deployment, false));
    if (answer === undefined || answer === LEAVE || answers.has(outcome.question.id))
      return stepOf(due, outcome, deployment, answer === LEAVE);
    answers.set(outcome.question.id, answer);
  }
}

/** The clean-up as one item, each removal on what the one before it left. */
function removals(runner: Runner, waiting: readonly Due[], start: Deployment): Item | undefined {
  let current = start;
  const steps = waiting.flatMap((due): Step[] => {
    const outcome = runner.run(due, current, new Map());
    if (outcome.kind === 'nothing') return [];
    const step = stepOf(due, outcome, current, false);
    if (outcome.kind === 'change') current = outcome.after;
    return [step];
  });
  const [first, ...others] = steps;
  return (
    first && { kind: others.length ? 'clean-up' : 'step', steps: [first, ...others], before: start, after: current }
  );
}

function stepOf(due: Due, outcome: Step['outcome'], before: Deployment, leftByAnswer: boolean): Step {
  const consequence = outcome.consequence ?? due.consequence;
  return {
    id: due.id,
    transform: due.transform,
    consequence,
    affected: affectedBy(consequence, outcome, before),
    outcome,
    before,
    leftByAnswer,
  };
}

function itemOf(steps: readonly [Step]): Item {
  const [{ before, outcome }] = steps;
  return {
    kind: 'step',
    steps,
    before,
    after: outcome.kind === 'change' && outcome.edits.length ? outcome.after : before,
  };
}

function verdictOf(item: Item, stopped: boolean): Verdict {
  const [{ outcome, leftByAnswer }] = item.steps;
  if (outcome.kind === 'refused') return 'refused';
  if (outcome.kind === 'open') return leftByAnswer ? 'left out' : 'open';
  if (item.after === item.before) return 'notices only';
  return stopped ? 'not seen' : 'left out';
}

/** Accepts everything that these answers allow; for a forecast, a dry run and unattended runs. */
export const accepting = (answer: AnswerSource): Reviewer => ({ answer, review: () => 'accept' });
