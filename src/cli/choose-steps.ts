/** Which of the steps that are due a run offers: --only, --skip, and optional tidy-ups where they are asked for. */
import { type Chain, type Due, idPattern, idsOf } from '../chain/select.js';
import type { MigrateOptions } from './arguments.js';
import { nearest } from './nearest.js';
import { corrected, type Wrong, wrong } from './usage.js';

export function chosenOf(due: readonly Due[], { only, skip, verbose }: MigrateOptions): readonly Due[] {
  const isNamed = idPattern(only);
  const isSkipped = idPattern(skip);
  return due.filter(({ id, transform }) => {
    const ids = idsOf(id, transform);
    if (isSkipped(ids) || (only.length && !isNamed(ids))) return false;
    return !transform.optional || verbose || only.length > 0;
  });
}

/** A pattern that fits no known id is a typing error: the run would do something else than was meant. */
export function unknownIds(chain: Chain, { only, skip }: MigrateOptions, argv: readonly string[]): Wrong | undefined {
  const known = chain.flatMap(([id, transform]) => idsOf(id, transform));
  for (const [option, patterns] of [
    ['--only', only],
    ['--skip', skip],
  ] as const)
    for (const pattern of patterns) {
      if (idPattern([pattern])(known)) continue;
      const id = meantId(pattern, known);
      if (id === undefined) return wrong(`${option} ${pattern}: no change has this id`);
      return wrong(`${option} ${pattern}: no change has this id. Did you mean ${id}?`, corrected(argv, pattern, id));
    }
  return undefined;
}

/** The known id that was probably meant, be it without its release. */
export function meantId(given: string, known: readonly string[]): string | undefined {
  const meant = nearest(given, known) ?? nearest(given, known.map(shortId));
  return known.find(one => one === meant || shortId(one) === meant);
}

/** Without the release. */
const shortId = (id: string): string => id.slice(id.indexOf('/') + 1);
