/** What a review came to, before anything is written. */
import { amount, ended, series } from './amounts.js';
import { inNumbers, SEVERITY_WORDS } from './consequence-words.js';
import type { Line } from './line.js';
import { placeIn } from './line-on-disk.js';
import { type Row, rows } from './prose.js';
import { optionsOf } from './step-screen.js';
import type { View } from './view.js';
import type { Numbered } from './walk-facts.js';

/** @param stoppedAt the position at which the admin stopped; what comes later was not seen */
export function closingLines(
  items: readonly Numbered[],
  stoppedAt: number | undefined,
  files: number,
  view: View,
): readonly Line[] {
  const isUnseen = ({ position, verdict }: Numbered): boolean =>
    verdict === 'not seen' || (stoppedAt !== undefined && position >= stoppedAt && verdict !== 'accepted');
  const accepted = items.filter(({ verdict }) => verdict === 'accepted').map(({ position }) => String(position));
  const rest = items.filter(({ verdict }) => verdict !== 'accepted');
  const byHand = rest.filter(({ verdict }) => verdict === 'refused');
  const unseen = rest.filter(item => item.verdict !== 'refused' && isUnseen(item));
  const leftOut = rest.filter(item => item.verdict !== 'refused' && !isUnseen(item));
  const label = (name: string, index: number): string => (index === 0 || view.look.accessible ? name : '');
  return rows(
    [
      accepted.length
        ? [
            'Accepted',
            `${accepted.length === 1 ? 'step' : 'steps'} ${accepted.join(', ')} (${amount(files, 'file')}); ` +
              'nothing is written yet',
          ]
        : ['Accepted', 'nothing'],
      ...leftOut.map((item, index): Row => [label('Left out', index), leftText(item, view)]),
      ...unseen.map((item, index): Row => [label('Not seen', index), leftText(item, view)]),
      ...byHand.map((item, index): Row => [label('By hand', index), leftText(item, view)]),
    ],
    view.look,
    '',
  );
}

/** `step 3: will not start (3 workers)`. */
function leftText({ item, position }: Numbered, view: View): string {
  const [step] = item.steps;
  const { severity } = step.consequence;
  if (item.kind === 'clean-up') return `step ${position}: ${amount(optionsOf(item).length, 'option')}, ignored`;
  const who = severity === 'blocks-startup' && step.before.workers.length ? ` (${inNumbers(step.affected)})` : '';
  const words = severity === 'blocks-startup' ? `Synapse ${view.to} will not start` : SEVERITY_WORDS[severity];
  const { outcome } = step;
  const why =
    outcome.kind === 'refused'
      ? `; ${placeIn(outcome.where, view, step.before)}: ${ended(outcome.reason)}`
      : outcome.kind === 'open' && !step.leftByAnswer
        ? `; needs an answer: ${series([outcome.question.shortId])}`
        : '';
  return `step ${position}: ${words}${who}${why}`;
}
