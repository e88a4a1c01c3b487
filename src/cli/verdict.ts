/** The last lines of a run: what the exit code says, since logs are read from the end. */
import type { Step } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import { amount } from '../report/amounts.js';
import { notCoveredRange } from '../report/header-screen.js';
import { leftLines } from '../report/summary-screen.js';
import { EXIT, isOpen } from './exit-code.js';
import type { Run } from './run.js';

/**
 * @param left what is left to do on the files as the run leaves them
 * @param after those files
 */
export function sayVerdict(run: Run, code: number, left: readonly Step[], after: Deployment): void {
  const { terminal, travel, notCovered } = run;
  const view = { ...run.view, onDisk: after };
  const open = left.filter(isOpen);
  if (open.length) terminal.say('', `Left for ${travel.to}`, ...leftLines(open, view));
  if (notCovered !== undefined)
    terminal.say(`NOT COVERED: ${notCoveredRange(notCovered, travel.to)}. Read their upgrade notes yourself.`);
  if (code === EXIT.wouldNotStart)
    terminal.say(`Do not upgrade yet. Exit code ${code}: Synapse ${travel.to} would not start.`);
  if (code === EXIT.leftOpen) {
    const items = [
      ...(open.length ? [`${amount(open.length, 'item')} left out or open`] : []),
      ...(notCovered === undefined ? [] : ['releases that are not covered']),
    ];
    terminal.say(`Exit code ${code}: ${items.join(', ')}.`);
  }
}
