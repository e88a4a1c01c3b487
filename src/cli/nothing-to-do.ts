/** The end of a run that found nothing to edit or to ask. */
import type { Step } from '../chain/walk.js';
import { adviceLines, shownAdvice } from '../report/advice-screen.js';
import { amount } from '../report/amounts.js';
import { notCoveredRange } from '../report/header-screen.js';
import { wrapped } from '../report/prose.js';
import type { Advice } from '../report/walk-facts.js';
import type { Run } from './run.js';

/**
 * Says what was looked at, so that "nothing" is not mistaken for "found no files".
 * @param left what the files need all the same, as --only and --skip leave it out
 */
export function sayNothingToDo(run: Run, advice: readonly Advice[], left: readonly Step[]): void {
  const { terminal, view, options, travel } = run;
  const files = amount(run.files.size, 'file');
  const ready = `${files} ${run.files.size === 1 ? 'is' : 'are'} ready for ${travel.to}. 0 edits, 0 open questions.`;
  const others = `in ${files}: --only or --skip leaves out ${amount(left.length, 'change')}.`;
  terminal.say(...wrapped(left.length ? `Nothing to do ${others}` : `Nothing to do: ${ready}`, view.look));
  if (run.notCovered !== undefined)
    terminal.say(`NOT COVERED: ${notCoveredRange(run.notCovered, travel.to)}. Read their upgrade notes yourself.`);
  terminal.say(...adviceLines(advice, options.verbose, view));
  const { cut } = shownAdvice(advice, options.verbose);
  if (cut)
    terminal.say(
      ...wrapped(
        `Outside these files: ${amount(cut, 'more thing')} to check before you upgrade, see --verbose.`,
        view.look,
      ),
    );
}
