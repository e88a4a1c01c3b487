/** Every id that the chain knows, with what stands behind it: those of transforms and of what they do besides. */
import { consequenceAt, type Severity, timeLine } from '../chain/consequence.js';
import type { Kind, Transform } from '../chain/contract.js';
import { type Chain, idsOf, releaseOf } from '../chain/select.js';
import { compareReleases, type Release } from '../synapse/releases.js';

export interface ChainEntry {
  readonly id: string;
  /** Id of the transform, which is another for what it does besides. */
  readonly owner: string;
  readonly transform: Transform;
  /** In which something has to be done. */
  readonly release: Release;
}

/** By release; within one, in the order of the chain. */
export const entriesOf = (chain: Chain): readonly ChainEntry[] =>
  chain
    .flatMap(([owner, transform]) =>
      idsOf(owner, transform).map((id): ChainEntry => ({ id, owner, transform, release: releaseOf(id) })),
    )
    .sort((a, b) => compareReleases(a.release, b.release));

export const kindOf = ({ kind }: Transform): Kind => kind ?? 'edit';

/** What holds at a release if nothing is done; the last that held, if by then nothing does. */
export function severityAt({ transform, owner }: ChainEntry, to: Release): Severity {
  const now = consequenceAt(transform.otherwise, releaseOf(owner), to);
  if (now) return now.severity;
  const held = timeLine(transform.otherwise, releaseOf(owner)).flatMap(([since, what]) =>
    what === 'over' || compareReleases(since, to) > 0 ? [] : [what.severity],
  );
  return held.at(-1) ?? 'info';
}
