/** Changes of the chain, one a line: the consequence first, since that is what is scanned. */
import type { Severity } from '../chain/consequence.js';
import type { Kind } from '../chain/contract.js';
import type { Release } from '../synapse/releases.js';
import { SEVERITY_WORDS } from './consequence-words.js';
import type { Line } from './line.js';
import type { Look } from './look.js';
import { table } from './prose.js';

export interface ListedChange {
  readonly id: string;
  /** Id of the transform that makes it, often the same. */
  readonly transform: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly release: Release;
  readonly summary: string;
}

/** @param seen on a terminal; where another program reads the lines, each change stays on one */
export const listLines = (changes: readonly ListedChange[], look: Look, seen: boolean): readonly Line[] =>
  table(
    changes.map(({ id, severity }) => [SEVERITY_WORDS[severity], id]),
    seen ? look : { ...look, width: Number.POSITIVE_INFINITY },
    '',
  );
