/** `--dry-run`: shows everything, writes nothing. */
import { changedFiles } from '../chain/changed-files.js';
import { remaining } from '../chain/remaining.js';
import { adviceLines, cutNote, shownAdvice } from '../report/advice-screen.js';
import { SEVERITY_WORDS } from '../report/consequence-words.js';
import { notCoveredRange } from '../report/header-screen.js';
import { wrapped } from '../report/prose.js';
import { regeneratedLines } from '../report/regenerated-screen.js';
import {
  changeLines,
  cleanUpHead,
  evidenceLines,
  headLines,
  optionsOf,
  questionLines,
  refusedLines,
} from '../report/step-screen.js';
import { dryRunLines, whereText } from '../report/summary-screen.js';
import { adviceOf, type Numbered, numbered } from '../report/walk-facts.js';
import { sayUnusedAnswers, unproved } from './before-writing.js';
import { EXIT } from './exit-code.js';
import { forecast, sayHeader, unattendedSource } from './forecast.js';
import { sayNothingToDo } from './nothing-to-do.js';
import { printPatch } from './print-patch.js';
import type { Run } from './run.js';

export async function dryRun(run: Run): Promise<number> {
  const { terminal, view, options } = run;
  terminal.say('Dry run: nothing will be written.');
  const result = await forecast(run, unattendedSource(run));
  sayHeader(run, result);
  const failed = await unproved(run, result.walk);
  if (failed !== undefined) return failed;
  const items = numbered(result.walk.settled);
  for (const entry of items) {
    if (terminal.resultIsSeen) sayStep(run, entry, items.length);
    else sayStepInOneLine(run, entry, items.length);
  }
  const advice = adviceOf(result.walk.settled);
  sayUnusedAnswers(run);
  if (!items.length) {
    sayNothingToDo(run, advice, await remaining(run.runner, run.due, run.start, unattendedSource(run)));
    return EXIT.done;
  }
  terminal.say(...adviceLines(advice, options.verbose, view), ...dryRunLines(items, view));
  if (run.notCovered !== undefined) terminal.say(`  NOT COVERED    ${notCoveredRange(run.notCovered, run.travel.to)}`);
  const { cut } = shownAdvice(advice, options.verbose);
  terminal.say(...wrapped(`Next: without --dry-run you are asked step by step. ${cutNote(cut)}`, view.look));
  if (!terminal.resultIsSeen) printPatch(run, result.walk.after);
  return EXIT.done;
}

/** As in an interactive run, without the prompt. */
function sayStep(run: Run, { item, position }: Numbered, total: number): void {
  const { terminal, view } = run;
  const [step] = item.steps;
  const counter = { position, total };
  terminal.say('', ...(item.kind === 'clean-up' ? cleanUpHead(item, counter, view) : headLines(step, counter, view)));
  if (item.kind === 'step') terminal.say(...evidenceLines(step.outcome.evidence, step.before, view));
  if (step.outcome.kind === 'open') terminal.say(...questionLines(step.outcome.question, step, position, view));
  terminal.say(...refusedLines(step, view));
  if (item.after !== item.before) terminal.say(...changeLines(item, view, regeneratedLines(item, run.files, view)));
}

/** The diff is part of the patch on stdout. */
function sayStepInOneLine({ terminal, view, files }: Run, { item, position }: Numbered, total: number): void {
  const [step] = item.steps;
  const changed = changedFiles(item.before, item.after).length;
  const name = item.kind === 'clean-up' ? `clean-up: ${optionsOf(item).length} options` : step.id;
  const what = {
    change: `${changed} ${changed === 1 ? 'file' : 'files'}`,
    open: 'needs an answer',
    refused: 'needs your hands',
  }[step.outcome.kind];
  const words = SEVERITY_WORDS[step.consequence.severity];
  terminal.say(`Step ${position} of ${total}  ${words}  ${name}  ${what}  ${whereText(step, view)}`.trimEnd());
  terminal.say(...regeneratedLines(item, files, view));
}
