/**
 * The proof that is run on the admin's own files before anything is written, in every mode: the edited text is held
 * against what the accepted steps announced. A failure is a fault of this program, never of the files.
 */
import type { Deployment } from '../deployment/deployment.js';
import { equal } from '../deployment/values.js';
import { changedFiles, type FileChange } from './changed-files.js';
import { commentFate } from './comment-fate.js';
import { applyPlain } from './plain-change.js';
import type { Due } from './select.js';
import { accepting, type Runner, type Step, walk } from './walk.js';

export interface ProofFailure {
  /** Id of the transform; of all that were accepted where one cannot be told. */
  readonly transform: string;
  readonly file: string;
  /** Of the first byte or key that is off, as well as it can be told. */
  readonly line: number;
  /** What does not hold, as a clause. */
  readonly what: string;
}

/** @param due everything that the run may do, for the second run */
export async function prove(
  runner: Runner,
  due: readonly Due[],
  start: Deployment,
  after: Deployment,
  accepted: readonly Step[],
): Promise<readonly ProofFailure[]> {
  const byStep = accepted.flatMap(failuresOf);
  if (byStep.length) return byStep;
  const all = accepted.map(step => step.id).join(', ');
  const whole = changedFiles(start, after)
    .filter(change => !change.after.yaml.readsTheSameAsAWhole())
    .map(change => ({
      transform: all,
      file: change.after.path,
      line: 1,
      what: 'the new text reads differently as a whole',
    }));
  return whole.length ? whole : secondRun(runner, due, after, accepted);
}

function failuresOf(step: Step): readonly ProofFailure[] {
  const { outcome } = step;
  if (outcome.kind !== 'change') return [];
  const failures: ProofFailure[] = [];
  const fail = (file: string, line: number, what: string): number =>
    failures.push({ transform: step.id, file, line, what });
  for (const change of changedFiles(step.before, outcome.after)) {
    const { path } = change.before;
    if (!bytesAgree(change)) fail(path, 1, 'bytes outside the announced edits differ');
    const intended = applyPlain(
      change.before.read([]),
      outcome.changes.filter(({ file }) => file === path),
    );
    if (!equal(intended ?? {}, change.after.read([]) ?? {})) fail(path, 1, 'values differ that were not announced');
  }
  for (const { file, line } of commentFate(step).strayed) fail(file, line, 'a comment of another option is lost');
  return failures;
}

/** The splices alone turn the old text into the new one. */
function bytesAgree({ before, after }: FileChange): boolean {
  let rebuilt = '';
  let from = 0;
  for (const splice of after.yaml.editsSince(before.yaml)) {
    if (splice.start < from) return false;
    rebuilt += before.text.slice(from, splice.start) + splice.text;
    from = splice.end;
  }
  return rebuilt + before.text.slice(from) === after.text;
}

/** The accepted steps once more, with the same answers: there must be nothing left to do. */
async function secondRun(
  runner: Runner,
  due: readonly Due[],
  after: Deployment,
  accepted: readonly Step[],
): Promise<readonly ProofFailure[]> {
  const answers = new Map(accepted.flatMap(({ outcome }) => (outcome.kind === 'change' ? [...outcome.answers] : [])));
  const ids = new Set(accepted.map(step => step.id));
  const again = await walk(
    runner,
    due.filter(entry => ids.has(entry.id)),
    after,
    new Set(),
    accepting(question => answers.get(question.id)),
  );
  return again.settled
    .filter(({ verdict }) => verdict === 'accepted')
    .flatMap(({ item }) =>
      changedFiles(item.before, item.after).map(change => ({
        transform: item.steps[0].id,
        file: change.before.path,
        line: 1,
        what: 'a second run would edit it again',
      })),
    );
}
