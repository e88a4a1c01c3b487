/** One deployment on its way to a release, as `--yes` goes it, without writing. */
import { diffLines } from 'diff';
import { givenAnswers, unattended } from '../../src/chain/answer-source.js';
import { changedFiles, type FileChange } from '../../src/chain/changed-files.js';
import { forecast } from '../../src/chain/clean-up.js';
import { commentFate } from '../../src/chain/comment-fate.js';
import { prove } from '../../src/chain/proof.js';
import { inOrder, select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, type Walk, walk } from '../../src/chain/walk.js';
import type { Deployment } from '../../src/deployment/deployment.js';
import { load } from '../../src/deployment/load.js';
import { acceptedSteps, numbered } from '../../src/report/walk-facts.js';
import type { Release } from '../../src/synapse/releases.js';
import { commentsIn } from '../../src/yaml/comments.js';
import { chain } from '../../transforms/index.js';

export type Journey =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'run';
      readonly files: number;
      readonly steps: number;
      /** Taken out and put in. */
      readonly lines: number;
      readonly open: number;
      readonly byHand: number;
      readonly proof: number;
      readonly crashes: number;
      readonly comments: number;
      /** Files that a second run would edit. */
      readonly again: number;
      /** A line for each of the last four. */
      readonly faults: readonly string[];
    };

export async function journeyOf(args: readonly string[], to: Release): Promise<Journey> {
  try {
    const loaded = load({ args, discover: true });
    if (loaded.kind === 'refused') {
      const [first] = loaded.refusals;
      const more = loaded.refusals.length - 1;
      const place = first?.line === undefined ? '' : `line ${first.line}: `;
      return { kind: 'refused', why: `${place}${first?.what}${more ? ` and ${more} more` : ''}` };
    }
    return await run(loaded.deployment, to);
  } catch (error) {
    const fault =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error);
    return {
      kind: 'run',
      files: 0,
      steps: 0,
      lines: 0,
      open: 0,
      byHand: 0,
      proof: 0,
      crashes: 1,
      comments: 0,
      again: 0,
      faults: [fault],
    };
  }
}

async function run(start: Deployment, to: Release): Promise<Journey> {
  const { due } = select(inOrder(chain), { from: undefined, to });
  const runner = new Runner(upgradeOf({ from: undefined, to }));
  const chosen = due.filter(({ transform }) => !transform.optional);
  const answers = unattended(givenAnswers(new Map()).source);
  const { walk: result } = await forecast(runner, chosen, start, answers);
  const failures = await prove(runner, chosen, start, result.after, acceptedSteps(result.settled));
  const lost = commentsLost(start, result);
  const second = await walk(runner, chosen, result.after, new Set(), accepting(answers));
  const again = changedFiles(result.after, second.after).map(({ after }) => after.path);
  const items = numbered(result.settled);
  const count = (verdict: string): number => items.filter(item => item.verdict === verdict).length;
  return {
    kind: 'run',
    files: start.files.length,
    steps: items.length,
    lines: changedFiles(start, result.after).reduce((sum, change) => sum + linesOf(change), 0),
    open: count('open'),
    byHand: count('refused'),
    proof: failures.length,
    crashes: 0,
    comments: lost.length,
    again: again.length,
    faults: [
      ...failures.map(({ transform, file, line, what }) => `proof: ${transform}: ${file}:${line}: ${what}`),
      ...lost.map(text => `comment lost: ${text}`),
      ...again.map(path => `edited again: ${path}`),
    ],
  };
}

const linesOf = ({ before, after }: FileChange): number =>
  diffLines(before.text, after.text).reduce(
    (sum, { added, removed, count }) => sum + (added || removed ? count : 0),
    0,
  );

/** Texts of comments that are nowhere any more and that no step has said to remove. */
function commentsLost(start: Deployment, { after, settled }: Walk): readonly string[] {
  const textsIn = ({ files }: Deployment): readonly string[] =>
    files.flatMap(file => commentsIn(file.text).map(({ text }) => text));
  const kept = new Set(textsIn(after));
  const announced = new Set(
    acceptedSteps(settled).flatMap(step =>
      commentFate(step).removed.map(({ file, line }) => {
        const comments = commentsIn(step.before.file(file)?.text ?? '');
        return comments.find(comment => comment.line === line)?.text;
      }),
    ),
  );
  return [...new Set(textsIn(start))].filter(text => !kept.has(text) && !announced.has(text));
}
