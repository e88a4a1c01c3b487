/** `--yes`: never asks; what needs an answer is left out. */
import { changedFiles } from '../chain/changed-files.js';
import { remaining } from '../chain/remaining.js';
import { adviceLines, cutNote, shownAdvice } from '../report/advice-screen.js';
import { amount } from '../report/amounts.js';
import { wrapped } from '../report/prose.js';
import { outcomeLines } from '../report/summary-screen.js';
import { adviceOf, numbered } from '../report/walk-facts.js';
import { lostEdits, sayUnusedAnswers, unproved } from './before-writing.js';
import { exitCodeOf } from './exit-code.js';
import { forecast, sayHeader, unattendedSource } from './forecast.js';
import { sayNothingToDo } from './nothing-to-do.js';
import type { Run } from './run.js';
import { sayVerdict } from './verdict.js';
import { homeserverOf, write } from './write.js';

export async function unattendedRun(run: Run): Promise<number> {
  const { terminal, view, options } = run;
  const source = unattendedSource(run);
  terminal.say('Unattended: nothing is asked; what needs an answer is left out.');
  const result = await forecast(run, source);
  sayHeader(run, result);
  const { walk } = result;
  const failed = (await unproved(run, walk)) ?? lostEdits(run, walk);
  if (failed !== undefined) return failed;
  const items = numbered(walk.settled);
  const advice = adviceOf(walk.settled);
  const left = await remaining(run.runner, run.due, walk.after, source);
  const code = exitCodeOf(left, run.notCovered !== undefined);
  sayUnusedAnswers(run);
  if (!items.length) sayNothingToDo(run, advice, left);
  else terminal.say('', ...outcomeLines(items, view));
  if (changedFiles(run.start, walk.after).length) {
    const written = write(run, walk);
    if (written.kind === 'failed') return written.code;
    terminal.say(...wrapped(`Wrote ${amount(written.files.length, 'file')}. Backup ${written.backup}`, view.look));
    terminal.say(`Undo: synapse-migrate undo ${homeserverOf(run)}`);
  } else if (items.length) terminal.say('Nothing was written.');
  if (items.length) terminal.say(...adviceLines(advice, options.verbose, view));
  const { cut } = shownAdvice(advice, options.verbose);
  if (items.length && cut) terminal.say(cutNote(cut));
  sayVerdict(run, code, left, walk.after);
  return code;
}
