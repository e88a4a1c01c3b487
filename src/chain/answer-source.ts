/** Answers given beforehand, by --answer and --answers. */
import type { Question } from './question.js';

/** The word that leaves a step out; the runner offers it for every question. */
export const LEAVE = 'leave';

/** Says what to answer; undefined leaves the question open, LEAVE leaves the step out as the admin's decision. */
export type AnswerSource = (question: Question) => string | undefined;

export interface GivenAnswers {
  /** An answer that fits, LEAVE, or undefined. The short id counts where one question of the run bears it. */
  readonly source: AnswerSource;
  /** After the run: answers to questions that it did not ask, and those that did not fit. */
  unused(): readonly string[];
  misfits(): ReadonlyArray<{ readonly id: string; readonly answer: string }>;
}

/** @param given question id, short or full, to answer */
export function givenAnswers(given: ReadonlyMap<string, string>): GivenAnswers {
  const used = new Set<string>();
  const misfits = new Map<string, string>();
  return {
    source: question => {
      const id = given.has(question.id) ? question.id : question.shortId;
      const answer = given.get(id);
      if (answer === undefined) return undefined;
      used.add(id);
      if (answer === LEAVE || question.fits(answer)) return answer;
      misfits.set(id, question.input?.hidden ? '(hidden)' : answer);
      return undefined;
    },
    unused: () => [...given.keys()].filter(id => !used.has(id)),
    misfits: () => [...misfits].map(([id, answer]) => ({ id, answer })),
  };
}

/** Those answers first, then what is safe without asking. */
export const unattended =
  (first: AnswerSource): AnswerSource =>
  question =>
    first(question) ?? question.unattended;
