/** What must hold before a result is shown as good or written. */
import { changedFiles, type FileChange } from '../chain/changed-files.js';
import { prove } from '../chain/proof.js';
import type { Walk } from '../chain/walk.js';
import { proofLines } from '../report/proof-screen.js';
import { regeneratedRefusals } from '../report/refusal-screen.js';
import { acceptedSteps } from '../report/walk-facts.js';
import { hunks } from '../yaml/hunks.js';
import { EXIT } from './exit-code.js';
import type { Run } from './run.js';

/** The proof on the admin's own files. Undefined if it holds, else the exit code; the reason has been said. */
export async function unproved(run: Run, walk: Walk): Promise<number | undefined> {
  const failures = await prove(run.runner, run.chosen, run.start, walk.after, acceptedSteps(walk.settled));
  if (!failures.length) return undefined;
  run.terminal.say(...proofLines(failures, run.view.look), `Nothing was written. Exit code ${EXIT.failed}.`);
  return EXIT.failed;
}

/**
 * An edit in a file that another program writes again would be lost. Undefined if there is none, else the exit code.
 */
export function lostEdits(run: Run, walk: Walk): number | undefined {
  const lost = changedFiles(run.start, walk.after).flatMap(change => {
    const regenerated = run.files.get(change.after.path)?.regenerated;
    return regenerated ? [{ name: change.after.path, line: firstLine(change), regenerated }] : [];
  });
  if (!lost.length) return undefined;
  run.terminal.say(
    '',
    ...regeneratedRefusals(lost, run.view.look),
    `Nothing was written. Exit code ${EXIT.cannotEdit}.`,
  );
  return EXIT.cannotEdit;
}

function firstLine({ before, after }: FileChange): number {
  const [first] = hunks(before.text, after.yaml.editsSince(before.yaml), 0);
  return Math.max(1, first?.oldStart ?? 1);
}

/** Answers that nothing asked for, and those that did not fit. */
export function sayUnusedAnswers(run: Run): void {
  const { given, terminal } = run;
  for (const { id, answer } of given.misfits())
    terminal.say(`--answer ${id}: ${answer} does not fit this question, which stays open`);
  const unused = given.unused();
  if (unused.length) terminal.say(`No question of this run takes the answer to: ${unused.join(', ')}`);
}
