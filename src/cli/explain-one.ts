/** `synapse-migrate explain ID`: all that is known of one change, without a look at any file. */
import { idsOf } from '../chain/select.js';
import { changeScreen } from '../report/change-screen.js';
import { entriesOf, kindOf } from './chain-entries.js';
import { meantId } from './choose-steps.js';
import { EXIT } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { corrected, type Wrong, wrong } from './usage.js';

/**
 * Prints what stands behind an id; nothing is read.
 * @returns the exit code, or that there is no such id
 */
export async function explainOne(id: string, argv: readonly string[], terminal: Terminal): Promise<number | Wrong> {
  // The transforms and their examples are large; help and usage errors do without.
  const [{ chain }, { runExamples }] = await Promise.all([
    import('../../transforms/index.js'),
    import('./run-examples.js'),
  ]);
  const entries = entriesOf(chain);
  const entry = entries.find(one => one.id === id);
  if (!entry) {
    const meant = meantId(
      id,
      entries.map(one => one.id),
    );
    if (meant === undefined) return wrong(`${id}: no change has this id; synapse-migrate list names them all`);
    return wrong(`${id}: no change has this id. Did you mean ${meant}?`, corrected(argv, id, meant));
  }
  const { owner, transform } = entry;
  const lines = changeScreen(
    {
      id,
      owner,
      transform,
      others: idsOf(owner, transform).filter(other => other !== owner && other !== id),
      kind: kindOf(transform),
      ...(await runExamples([owner, transform])),
    },
    terminal.resultLook,
  );
  terminal.show(lines);
  return EXIT.done;
}
