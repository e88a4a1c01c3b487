/** After writing: what was proved and written, where the backup is, how to undo, and what to do next, in order. */
import type { Step } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import { adviceText, cutNote, shownAdvice } from './advice-screen.js';
import { amount } from './amounts.js';
import type { Line } from './line.js';
import { rows, wrapped } from './prose.js';
import type { View } from './view.js';
import type { Advice } from './walk-facts.js';

export interface FinalFacts {
  readonly written: { readonly files: readonly string[]; readonly backup: string };
  /** What is left to do on the files. */
  readonly left: readonly Step[];
  readonly advice: readonly Advice[];
  readonly verbose: boolean;
  /** Path for the undo line. */
  readonly homeserver: string;
  readonly after: Deployment;
  readonly etckeeper: boolean;
  /** Nothing blocks and nothing is open. */
  readonly isReady: boolean;
}

export function finalLines(facts: FinalFacts, view: View): readonly Line[] {
  const { written, left, advice, homeserver } = facts;
  const { cut } = shownAdvice(advice, facts.verbose);
  return [
    ...rows(
      [
        [
          'Proved',
          'only the announced bytes and values differ, every comment is kept or counted, ' +
            'a second run finds nothing to do',
        ],
        ['Wrote', written.files.join(' ')],
        ['Backup', `${written.backup} (holds secrets, mode 0700)`],
        ['Undo', `synapse-migrate undo ${homeserver}`],
        ['Left', left.length ? `${amount(left.length, 'item')}, listed below` : 'nothing open'],
      ],
      view.look,
      '',
    ),
    ...(facts.isReady
      ? nextLines(facts, view)
      : advice.flatMap(one => wrapped(adviceText(one, view), view.look, '  '))),
    ...(cut ? [cutNote(cut)] : []),
  ];
}

/** The dangerous moment is between writing and upgrading. */
function nextLines({ advice, verbose, after, etckeeper }: FinalFacts, view: View): readonly Line[] {
  const { shown } = shownAdvice(advice, verbose);
  const texts = (...acts: ReadonlyArray<Advice['act']>): readonly string[] =>
    shown.filter(({ act }) => acts.includes(act)).map(one => adviceText(one, view));
  const workers = after.workers.length;
  const steps: ReadonlyArray<readonly string[]> = [
    ...texts('before').map(text => [text]),
    [
      workers
        ? `Stop the main process and the ${amount(workers, 'worker')}. ` +
          'Do not restart one on the old release: it may not read the new settings.'
        : 'Stop Synapse. Do not restart it on the old release: it may not read the new settings.',
    ],
    ['Back up the database, then upgrade.'],
    ...texts('with').map(text => [text]),
    loadCheck(after),
    [workers ? 'Start the main process, then all workers together.' : 'Start Synapse.'],
    ...texts('after', undefined).map(text => [text]),
    ...(etckeeper ? [[`etckeeper commit "Synapse configuration for ${view.to}"`]] : []),
  ];
  return [
    `These files are for ${view.to}. Do this next, in this order:`,
    ...steps.flatMap(([first = '', ...more], index) => [
      ...wrapped(first, view.look, `  ${index + 1}  `, '     '),
      ...more.map(line => `     ${line}`),
    ]),
  ];
}

/** The real entry point of Synapse, per process, since several refusals exist in workers only. */
function loadCheck({ main, workers }: Deployment): readonly string[] {
  const shared = main.files.map(file => `-c ${file.path}`).join(' ');
  const [worker] = workers;
  return [
    "Load them with the new Synapse's Python, in this folder:",
    `  python -m synapse.config ${shared}`,
    ...(worker ? [`and once per worker, adding  -c ${worker.file.path}  and so on.`] : []),
  ];
}
