/** Which transforms of the chain an upgrade is about. */
import { compareReleases, type Release } from '../synapse/releases.js';
import { type Consequence, consequenceAt, sinceOf } from './consequence.js';
import type { Transform, Upgrade } from './contract.js';

export type Chain = ReadonlyArray<readonly [id: string, transform: Transform]>;

/** Where the admin comes from, if that is known, and goes to. */
export interface Travel {
  readonly from: Release | undefined;
  readonly to: Release;
}

/** A transform that the upgrade may need; whether the configuration shows it is known only when it has run. */
export interface Due {
  readonly id: string;
  readonly transform: Transform;
  /** What the target release does if the step is left out. */
  readonly consequence: Consequence;
}
export interface Selection {
  readonly due: readonly Due[];
  /** How many were left aside because they only matter when crossing a release and the from-release is unknown. */
  readonly needFrom: number;
}

/** @param chain in the order in which the transforms run */
export function select(chain: Chain, travel: Travel): Selection {
  let needFrom = 0;
  const due = chain.flatMap(([id, transform]): Due[] => {
    const consequence = consequenceAt(transform.otherwise, releaseOf(id), travel.to);
    if (!consequence) return [];
    if (transform.onlyWhenCrossing) {
      if (travel.from === undefined) {
        needFrom++;
        return [];
      }
      if (compareReleases(travel.from, sinceOf(transform.otherwise, releaseOf(id))) >= 0) return [];
    }
    return [{ id, transform, consequence }];
  });
  return { due, needFrom };
}

/** As generated, by release and name, but each transform after those that it names in `after`. */
export function inOrder(chain: Chain): Chain {
  const waiting = [...chain];
  const done: Array<Chain[number]> = [];
  while (waiting.length) {
    const next = waiting.findIndex(([, transform]) =>
      (transform.after ?? []).every(earlier => done.some(([, other]) => other === earlier)),
    );
    const entry = next < 0 ? undefined : waiting.splice(next, 1)[0];
    if (!entry) throw new Error(`after: a circle, or not in the chain: ${waiting.map(([id]) => id).join(', ')}`);
    done.push(entry);
  }
  return done;
}

/** The release in an id: `v1.84.0/worker-replication-to-instance-map`. */
export function releaseOf(id: string): Release {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)\//.exec(id) ?? [];
  if (major === undefined) throw new Error(`not an id of a transform: ${id}`);
  return `${Number(major)}.${Number(minor)}.${Number(patch)}`;
}

/** What transforms may know of the upgrade. */
export const upgradeOf = ({ from, to }: Travel): Upgrade => ({
  fromKnown: from !== undefined,
  reaches: release => compareReleases(to, release) >= 0,
  alreadyOn: release => from !== undefined && compareReleases(from, release) >= 0,
});

/** Ids that a transform answers to: its own and the catalogue's for what it does besides. */
export const idsOf = (id: string, transform: Transform): readonly string[] => [id, ...(transform.also ?? [])];

/** A matcher for ids from patterns in which `*` stands for any text. */
export function idPattern(patterns: readonly string[]): (ids: readonly string[]) => boolean {
  const expressions = patterns.map(pattern => new RegExp(`^${pattern.split('*').map(quoted).join('.*')}$`));
  return ids => ids.some(id => expressions.some(expression => expression.test(id)));
}
const quoted = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
