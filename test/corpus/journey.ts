/** One deployment on its way to 1.88.0, as `--yes` goes it, without writing. */
import { givenAnswers, unattended } from '../../src/chain/answer-source.js';
import { changedFiles } from '../../src/chain/changed-files.js';
import { forecast } from '../../src/chain/clean-up.js';
import { commentFate } from '../../src/chain/comment-fate.js';
import { prove } from '../../src/chain/proof.js';
import { inOrder, select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, type Walk, walk } from '../../src/chain/walk.js';
import type { Deployment } from '../../src/deployment/deployment.js';
import { load } from '../../src/deployment/load.js';
import { acceptedSteps, numbered } from '../../src/report/walk-facts.js';
import { commentsIn } from '../../src/yaml/comments.js';
import { chain } from '../../transforms/index.js';

export type Journey =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'run';
      readonly files: number;
      readonly steps: number;
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

const TO = '1.88.0';

export async function journeyOf(args: readonly string[]): Promise<Journey> {
  try {
    const loaded = load({ args, discover: true });
    if (loaded.kind === 'refused') {
      const [first] = loaded.refusals;
      const more = loaded.refusals.length - 1;
      const place = first?.line === undefined ? '' : `line ${first.line}: `;
      return { kind: 'refused', why: `${place}${first?.what}${more ? ` and ${more} more` : ''}` };
    }
    return await run(loaded.deployment);
  } catch (error) {
    const fault =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error);
    return {
      kind: 'run',
      files: 0,
      steps: 0,
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

async function run(start: Deployment): Promise<Journey> {
  const { due } = select(inOrder(chain), { from: undefined, to: TO });
  const runner = new Runner(upgradeOf({ from: undefined, to: TO }));
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
