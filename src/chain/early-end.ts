import type { Setting } from '../deployment/setting.js';
import type { Release } from '../synapse/releases.js';
import type { Step } from './contract.js';

export interface EarlyEnd {
  readonly id: string;
  readonly question: string;
  /** The one word that may be answered besides leaving it, and what it means. */
  readonly end: { readonly [word: string]: string };
  /** The first release that warned. */
  readonly deprecatedIn: Release;
  readonly about: readonly Setting[];
}

/**
 * Up to the target the old form still does what it did, and without it something ends: that is the admin's decision,
 * and nothing is safe unattended. Nothing is new for who is on the release that warned; there the answer is no.
 */
export function endsEarly(step: Step, { id, question, end, deprecatedIn, about }: EarlyEnd): boolean {
  if (step.upgrade.alreadyOn(deprecatedIn)) return false;
  return step.ask({ id, question, choices: end, about }) in end;
}
