/** Exit codes; the table is in the help. */
import type { Step } from '../chain/walk.js';

export const EXIT = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  cannotEdit: 3,
  pending: 10,
  leftOpen: 11,
  wouldNotStart: 12,
  interrupted: 130,
} as const;

/** What was left by answer is settled; a blocker stays one all the same. */
export const isOpen = (step: Step): boolean => isBlocker(step) || !step.leftByAnswer;
export const isBlocker = (step: Step): boolean => step.consequence.severity === 'blocks-startup';

/**
 * After a run that may write.
 * @param remaining what is left to do on the files as the run leaves them
 * @param notCovered the target is beyond the known releases
 */
export function exitCodeOf(remaining: readonly Step[], notCovered: boolean): number {
  if (remaining.some(isBlocker)) return EXIT.wouldNotStart;
  return notCovered || remaining.some(isOpen) ? EXIT.leftOpen : EXIT.done;
}

/**
 * Of `--check`.
 * @param remaining what would be left after `--yes`
 * @param wouldWrite whether `--yes` would write something
 */
export function checkCodeOf(remaining: readonly Step[], wouldWrite: boolean, notCovered: boolean): number {
  const after = exitCodeOf(remaining, notCovered);
  if (after === EXIT.wouldNotStart) return after;
  return wouldWrite || notCovered ? EXIT.pending : after;
}
