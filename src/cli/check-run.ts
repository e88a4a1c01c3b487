/** `--check`: writes nothing; the exit code is the answer. */
import { changedFiles } from '../chain/changed-files.js';
import { remaining } from '../chain/remaining.js';
import { notCoveredRange } from '../report/header-screen.js';
import { wrapped } from '../report/prose.js';
import { leftLines } from '../report/summary-screen.js';
import { lostEdits, sayUnusedAnswers, unproved } from './before-writing.js';
import { checkCodeOf, EXIT, isBlocker, isOpen } from './exit-code.js';
import { forecast, unattendedSource } from './forecast.js';
import { printPatch } from './print-patch.js';
import type { Run } from './run.js';

export async function checkRun(run: Run): Promise<number> {
  const { terminal, view, travel, options } = run;
  const source = unattendedSource(run);
  const { walk } = await forecast(run, source);
  const failed = (await unproved(run, walk)) ?? lostEdits(run, walk);
  if (failed !== undefined) return failed;
  sayUnusedAnswers(run);
  const now = (await remaining(run.runner, run.due, run.start, source)).filter(isOpen);
  const after = await remaining(run.runner, run.due, walk.after, source);
  const wouldWrite = changedFiles(run.start, walk.after).length > 0;
  const code = checkCodeOf(after, wouldWrite, run.notCovered !== undefined);
  if (run.notCovered !== undefined)
    terminal.say(`NOT COVERED: ${notCoveredRange(run.notCovered, travel.to)}. Read their upgrade notes yourself.`);
  if (code === EXIT.done) {
    const others = run.files.size > 1 ? ` + ${run.files.size - 1} files are` : ' is';
    const first = run.start.main.file.path;
    terminal.say(...wrapped(`synapse-migrate: ${first}${others} ready for ${travel.to}.`, view.look));
    return code;
  }
  terminal.say(`synapse-migrate: not ready for ${travel.to}`, ...leftLines(now, view));
  const byHand = now.filter(step => after.some(other => other.id === step.id));
  const byYes = now.length - byHand.length;
  const parts = [
    ...(byHand.length ? [`${byHand.length} ${byHand.length === 1 ? 'needs' : 'need'} a person`] : []),
    ...(byYes ? [`${byYes} can be written by --yes`] : []),
  ];
  terminal.say(...wrapped(`${parts.length ? `${parts.join(', ')}. ` : ''}Nothing written.`, view.look));
  if (options.diff) printPatch(run, walk.after);
  if (after.some(isBlocker)) terminal.say(`Exit code ${code}: Synapse ${travel.to} would not start.`);
  return code;
}
