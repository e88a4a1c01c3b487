/** The run that asks: each step, then whether to write. */
import { type AnswerSource, unattended } from '../chain/answer-source.js';
import { remaining } from '../chain/remaining.js';
import { walk } from '../chain/walk.js';
import { finalLines } from '../report/final-screen.js';
import { adviceOf, numbered } from '../report/walk-facts.js';
import { lostEdits, sayUnusedAnswers, unproved } from './before-writing.js';
import { close } from './closing.js';
import { usesEtckeeper } from './etckeeper.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { forecast, sayHeader, unattendedSource } from './forecast.js';
import { interactiveReviewer, newSession, type Session } from './interactive-review.js';
import { Interrupted } from './interrupted.js';
import { sayNothingToDo } from './nothing-to-do.js';
import type { Run } from './run.js';
import { sayVerdict } from './verdict.js';
import { homeserverOf, write } from './write.js';

export async function interactiveRun(run: Run): Promise<number> {
  const session = newSession();
  try {
    return await reviewed(run, session);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const kept = session.answers.size + session.accepted.size;
    const lost = kept ? `; your ${kept} ${kept === 1 ? 'answer is' : 'answers are'} not kept` : '';
    run.terminal.say('', `Interrupted at step ${session.position}. Nothing was written${lost}.`);
    return EXIT.interrupted;
  }
}

async function reviewed(run: Run, session: Session): Promise<number> {
  const { terminal, view } = run;
  // What is asked here has no answer yet, so that it counts as a step.
  const ahead = await forecast(run, run.given.source);
  sayHeader(run, ahead);
  const total = numbered(ahead.walk.settled).length;
  if (!total) {
    const left = await remaining(run.runner, run.due, run.start, sourceOf(run, session));
    sayNothingToDo(run, adviceOf(ahead.walk.settled), left);
    return finished(run, session, run.start);
  }
  const lost = lostEdits(run, (await forecast(run, unattendedSource(run))).walk);
  if (lost !== undefined) return lost;
  for (;;) {
    const reviewer = interactiveReviewer(run, session, total);
    const result = await walk(run.runner, run.chosen, run.start, ahead.cleanUp, reviewer);
    const decided = await close(run, session, result);
    if (decided === 'show the others') {
      forgetLeftOut(
        session,
        result.settled.filter(({ verdict }) => verdict === 'accepted').flatMap(({ item }) => item.steps),
      );
      continue;
    }
    sayUnusedAnswers(run);
    if (decided === 'discard') {
      terminal.say('Nothing was written.');
      return finished(run, session, run.start);
    }
    const failed = (await unproved(run, result)) ?? lostEdits(run, result);
    if (failed !== undefined) return failed;
    const written = write(run, result);
    if (written.kind === 'failed') return written.code;
    const left = await remaining(run.runner, run.due, result.after, sourceOf(run, session));
    terminal.say(
      '',
      ...finalLines(
        {
          written,
          left,
          advice: adviceOf(result.settled),
          verbose: run.options.verbose,
          homeserver: homeserverOf(run),
          after: result.after,
          etckeeper: usesEtckeeper(run.folder),
          isReady: exitCodeOf(left, run.notCovered !== undefined) === EXIT.done,
        },
        view,
      ),
    );
    return finished(run, session, result.after);
  }
}

/** The last lines, and the exit code for the files as they are now. */
async function finished(run: Run, session: Session, after: Run['start']): Promise<number> {
  const left = await remaining(run.runner, run.due, after, sourceOf(run, session));
  const code = exitCodeOf(left, run.notCovered !== undefined);
  sayVerdict(run, code, left, after);
  return code;
}

/** What was answered, beforehand or now; then what is safe without asking. */
const sourceOf = (run: Run, session: Session): AnswerSource =>
  unattended(question => run.given.source(question) ?? session.answers.get(question.id));

/** Questions of steps that were left out are asked again. */
function forgetLeftOut(session: Session, accepted: ReadonlyArray<{ readonly id: string }>): void {
  session.stoppedAt = undefined;
  session.acceptAll = false;
  const kept = new Set(accepted.map(step => step.id));
  for (const question of session.answers.keys())
    if (!kept.has(question.slice(0, question.indexOf('#')))) session.answers.delete(question);
}
