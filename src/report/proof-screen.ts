/** A proof that failed: a fault of this program. */
import type { ProofFailure } from '../chain/proof.js';
import { ended } from './amounts.js';
import type { Line } from './line.js';
import type { Look } from './look.js';
import { wrapped } from './prose.js';

export const proofLines = (failures: readonly ProofFailure[], look: Look): readonly Line[] => [
  '',
  ...wrapped('The result does not hold up. This is a fault of synapse-migrate, not of your files.', look),
  ...failures.flatMap(({ transform, file, line, what }) =>
    wrapped(`${file}:${line}: ${ended(what)} By: ${transform}`, look, '  ', '    '),
  ),
  ...wrapped('Report it with these lines. Until it is mended, leave the step out with --skip and its id.', look),
];
