/**
 * The one question that ends an interactive run: what was accepted, what was left out and what that means, write or
 * not.
 */
import { changedFiles } from '../chain/changed-files.js';
import type { Walk } from '../chain/walk.js';
import { amount } from '../report/amounts.js';
import { closingLines } from '../report/closing-screen.js';
import { legendLines } from '../report/prose.js';
import { type Numbered, numbered } from '../report/walk-facts.js';
import type { Session } from './interactive-review.js';
import type { Run } from './run.js';

export type Closing = 'write' | 'discard' | 'show the others';

export async function close(run: Run, session: Session, walk: Walk): Promise<Closing> {
  const { terminal, view } = run;
  const items = numbered(walk.settled);
  const accepted = items.filter(({ verdict }) => verdict === 'accepted');
  const files = changedFiles(run.start, walk.after).length;
  const others = items.filter(item => isShownAgain(item)).length;
  session.position = items.length;
  terminal.say('', ...closingLines(items, session.stoppedAt, files, view));
  if (!accepted.length && !others) return 'discard';
  const legend = accepted.length
    ? [`y write the ${amount(accepted.length, 'accepted step')}`, 'n discard all (Enter)']
    : ['n end here (Enter)'];
  const sayLegend = (): void =>
    terminal.say(...legendLines([...legend, ...(others ? ['r show the others'] : [])], view.look));
  sayLegend();
  for (;;) {
    const typed = (await terminal.ask({ text: promptText(accepted.length, files, others > 0, view.look.accessible) }))
      .trim()
      .toLowerCase();
    if (accepted.length && (typed === 'y' || typed === 'yes')) return 'write';
    if (typed === '' || typed === 'n' || typed === 'no' || typed === 'q') return 'discard';
    if (others && typed === 'r') return 'show the others';
    sayLegend();
  }
}

const isShownAgain = ({ verdict, item }: Numbered): boolean =>
  verdict !== 'accepted' && verdict !== 'refused' && item.steps[0].outcome.kind !== 'refused';

function promptText(steps: number, files: number, others: boolean, accessible: boolean): string {
  const question = steps
    ? `Write ${amount(steps, 'step')} to ${amount(files, 'file')}?`
    : 'Nothing is accepted. End here?';
  const letters = [...(steps ? ['y'] : []), 'N', ...(others ? ['r'] : [])];
  if (accessible) return `${question} Type ${letters.join(', ').toLowerCase()}. Enter is n:`;
  return `${question} [${letters.join('/')}]`;
}
