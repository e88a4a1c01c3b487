/** What a walk came to, as screens count and list it. */
import type { Act } from '../chain/contract.js';
import type { Notice } from '../chain/run-transform.js';
import type { Item, Settled, Step, Verdict } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';

/** An item with its number; what only gives notices has none. */
export interface Numbered {
  readonly position: number;
  readonly item: Item;
  readonly verdict: Verdict;
}

export function numbered(settled: readonly Settled[]): readonly Numbered[] {
  return settled
    .filter(({ verdict }) => verdict !== 'notices only')
    .map(({ item, verdict }, index) => ({ position: index + 1, item, verdict }));
}

/** The steps that were accepted, those of a clean-up one by one. */
export const acceptedSteps = (settled: readonly Settled[]): readonly Step[] =>
  settled.filter(({ verdict }) => verdict === 'accepted').flatMap(({ item }) => item.steps);

/** The steps that are left: open, refused, left out or not seen. */
export const leftSteps = (settled: readonly Settled[]): readonly Step[] =>
  settled
    .filter(({ verdict }) => verdict !== 'accepted' && verdict !== 'notices only')
    .flatMap(({ item }) => item.steps);

/** Something to do outside the files. */
export interface Advice extends Notice {
  readonly id: string;
  /** The state of the files that its places are named in. */
  readonly before: Deployment;
  /** When, seen from the upgrade; undefined for a note, which is given by number only. */
  readonly act: Act | undefined;
}

const WHEN: ReadonlyArray<Act | undefined> = ['before', 'with', 'after', undefined];

/** The advice that holds for the files as the walk leaves them, in the order in which it is to be followed. */
export function adviceOf(settled: readonly Settled[]): readonly Advice[] {
  const all = settled
    .filter(({ verdict }) => verdict === 'accepted' || verdict === 'notices only')
    .flatMap(({ item, verdict }) =>
      item.steps.flatMap(({ id, transform, outcome, before }) =>
        outcome.notices.map((notice): Advice => {
          // What comes with an edit concerns what was just changed, so it is never a mere note.
          const act = transform.act ?? (verdict === 'accepted' ? 'with' : undefined);
          return { ...notice, id, act, before };
        }),
      ),
    );
  return WHEN.flatMap(act => all.filter(advice => advice.act === act));
}
