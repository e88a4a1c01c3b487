/**
 * Reviews on the terminal: shows each step, asks, and remembers what was decided so that it can be gone through again.
 */
import { LEAVE } from '../chain/answer-source.js';
import { changedFiles } from '../chain/changed-files.js';
import type { Question } from '../chain/question.js';
import type { Item, Position, ReviewAnswer, Reviewer, Step } from '../chain/walk.js';
import { amount } from '../report/amounts.js';
import { leftOut } from '../report/consequence-words.js';
import { diffLines } from '../report/diff-screen.js';
import { explanationLines } from '../report/explanation-screen.js';
import { legendLines, wrapped } from '../report/prose.js';
import { regeneratedLines } from '../report/regenerated-screen.js';
import { changeLines, cleanUpHead, evidenceLines, headLines, questionLines } from '../report/step-screen.js';
import { askQuestion, STOP } from './ask-question.js';
import type { Run } from './run.js';

/** What the admin has decided so far. */
export interface Session {
  /** Ids of accepted steps. */
  readonly accepted: Set<string>;
  /** Question id to answer, LEAVE included. */
  readonly answers: Map<string, string>;
  /** Accept what needs no answer without asking. */
  acceptAll: boolean;
  /** The position at which `q` was typed. */
  stoppedAt: number | undefined;
  /** Where the run stands, for "Interrupted at step N". */
  position: number;
}

export const newSession = (): Session => ({
  accepted: new Set(),
  answers: new Map(),
  acceptAll: false,
  stoppedAt: undefined,
  position: 1,
});

/** @param total how many items there are, as far as is known */
export function interactiveReviewer(run: Run, session: Session, total: number): Reviewer {
  const { terminal, view } = run;
  /** Ids of steps whose heading, and evidence that, has been printed. */
  const begun = new Set<string>();
  let legendShown = false;

  const sayLegend = (isCleanUp: boolean): void => terminal.say(...legendLines(legendOf(isCleanUp), view.look));
  const begin = (step: Step, position: Position): void => {
    session.position = position;
    if (begun.has(step.id)) return;
    begun.add(step.id);
    const lines = headLines(step, { position, total: Math.max(total, position) }, view);
    terminal.say('', ...lines);
  };

  const sayEvidence = ({ id, outcome, before }: Step): void => {
    const fresh = outcome.evidence.filter(({ label, text }) => !begun.has(`${id} ${label} ${text}`));
    for (const { label, text } of fresh) begun.add(`${id} ${label} ${text}`);
    terminal.say(...evidenceLines(fresh, before, view));
  };

  const answer = async (question: Question, step: Step, position: Position): Promise<string | undefined> => {
    const known = run.given.source(question) ?? session.answers.get(question.id);
    if (known !== undefined) return known;
    if (session.stoppedAt !== undefined) return undefined;
    begin(step, position);
    sayEvidence(step);
    terminal.say(...questionLines(question, step, position, view));
    const typed = await askQuestion(question, terminal, view);
    if (typed === STOP) {
      session.stoppedAt = position;
      return undefined;
    }
    session.answers.set(question.id, typed);
    if (question.input?.hidden && typed !== LEAVE) run.hiddenAnswers.add(typed);
    return typed;
  };

  const review = async (item: Item, position: Position): Promise<ReviewAnswer> => {
    const ids = item.steps.map(step => step.id);
    const already = ids.filter(id => session.accepted.has(id));
    if (already.length === ids.length) return 'accept';
    if (already.length) return 'split';
    if (session.stoppedAt !== undefined) return 'stop';
    const decided = await decide(item, position);
    if (decided === 'accept') for (const id of ids) session.accepted.add(id);
    if (decided === 'stop') session.stoppedAt = position;
    return decided;
  };

  const decide = async (item: Item, position: Position): Promise<ReviewAnswer> => {
    const [step] = item.steps;
    session.position = position;
    if (session.acceptAll && !wasAnswered(item, session)) {
      const files = amount(changedFiles(item.before, item.after).length, 'file');
      terminal.say(`Accepted step ${position}  ${item.kind === 'clean-up' ? 'clean-up' : step.id}  ${files}`);
      return 'accept';
    }
    if (item.kind === 'clean-up')
      terminal.say('', ...cleanUpHead(item, { position, total: Math.max(total, position) }, view));
    else {
      begin(step, position);
      sayEvidence(step);
    }
    terminal.say(...changeLines(item, view, regeneratedLines(item, run.files, view)));
    return consent(item, position);
  };

  const consent = async (item: Item, position: Position): Promise<ReviewAnswer> => {
    const changes = changedFiles(item.before, item.after);
    const isCleanUp = item.kind === 'clean-up';
    if (!legendShown) sayLegend(isCleanUp);
    legendShown = true;
    for (;;) {
      const typed = (await terminal.ask({ text: promptText(position, isCleanUp, view.look.accessible) })).trim();
      switch (typed.toLowerCase()) {
        case 'y':
        case 'yes':
          return 'accept';
        case '':
        case 'n':
        case 'no':
          terminal.say(...consequencesOf(item, run));
          return 'leave out';
        case 'a':
        case 'all':
          session.acceptAll = true;
          return 'accept';
        case 'q':
        case 'quit':
        case 'stop':
          return 'stop';
        case 's':
        case 'split':
          if (isCleanUp) return 'split';
          sayLegend(isCleanUp);
          break;
        case '?':
        case 'help':
          terminal.say(...explanationLines(item, changes.length, view));
          if (changes.length > 5) terminal.say(...diffLines(changes, view, true));
          break;
        default:
          sayLegend(isCleanUp);
      }
    }
  };

  return { answer, review };
}

/** What an answer typed just now leads to is still to be seen; one given beforehand needs no answer any more. */
const wasAnswered = (item: Item, { answers }: Session): boolean =>
  item.steps.some(
    ({ outcome }) => outcome.kind === 'change' && [...outcome.answers.keys()].some(id => answers.has(id)),
  );

const consequencesOf = (item: Item, { view }: Run): readonly string[] =>
  item.steps
    .filter(step => step.consequence.severity === 'blocks-startup')
    .flatMap(step => wrapped(leftOut(step, view.to), view.look));

const legendOf = (isCleanUp: boolean): readonly string[] => [
  'y yes',
  'n no (Enter)',
  ...(isCleanUp ? ['s one by one'] : []),
  'a yes to all that need no answer',
  'q stop',
  '? more',
];

function promptText(position: Position, isCleanUp: boolean, accessible: boolean): string {
  if (accessible)
    return `Accept step ${position}? Type y, n, ${isCleanUp ? 's, ' : ''}a, q or question mark. Enter is n:`;
  return `Accept step ${position}? [y/N/${isCleanUp ? 's/' : ''}a/q/?]`;
}
