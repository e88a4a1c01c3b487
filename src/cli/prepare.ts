/** From arguments and files to a run. */
import { dirname } from 'node:path';
import { type GivenAnswers, givenAnswers, LEAVE } from '../chain/answer-source.js';
import { type Chain, inOrder, select, type Travel, upgradeOf } from '../chain/select.js';
import { Runner } from '../chain/walk.js';
import { ConfigFile } from '../deployment/config-file.js';
import { Deployment } from '../deployment/deployment.js';
import type { Loaded } from '../deployment/load.js';
import { nameIn } from '../report/file-names.js';
import type { Release } from '../synapse/releases.js';
import type { MigrateOptions } from './arguments.js';
import { chosenOf, unknownIds } from './choose-steps.js';
import { readAnswers } from './given-answers.js';
import type { Run } from './run.js';
import type { Terminal } from './terminal.js';
import { travelOf } from './travel.js';
import type { Wrong } from './usage.js';

/** What was typed, once it is known to make sense. */
export interface Settings {
  readonly kind: 'settings';
  readonly options: MigrateOptions;
  readonly answers: ReadonlyMap<string, string>;
  readonly travel: Travel;
  readonly notCovered: Release | undefined;
  readonly chain: Chain;
}

type LoadedDeployment = Extract<Loaded, { kind: 'loaded' }>;

/** What can be told before any file is read: wrong usage. */
export async function settle(options: MigrateOptions, argv: readonly string[]): Promise<Settings | Wrong> {
  const travel = travelOf(options, argv);
  if (travel.kind === 'wrong') return travel;
  const answers = readAnswers(options);
  if (answers.kind === 'wrong') return answers;
  // The transforms are large; help and usage errors do without.
  const { chain } = await import('../../transforms/index.js');
  const ordered = inOrder(chain);
  return (
    unknownIds(ordered, options, argv) ?? {
      kind: 'settings',
      options,
      answers: answers.answers,
      travel: travel.travel,
      notCovered: travel.notCovered,
      chain: ordered,
    }
  );
}

/** @param loaded as read, with absolute paths; the run knows files by the names that screens show */
export function prepare(settings: Settings, loaded: LoadedDeployment, terminal: Terminal): Run {
  const { options, travel, notCovered } = settings;
  const folder = dirname(loaded.deployment.main.file.path);
  const files = loaded.files.map(read => ({ ...read, name: nameIn(folder, read.file.path) }));
  const start = Deployment.of(files.map(({ name, file }) => new ConfigFile(name, file.role, file.yaml)));
  if (!start) throw new Error('a loaded deployment without a homeserver file');
  const { due, needFrom } = select(settings.chain, travel);
  const hiddenAnswers = new Set<string>();
  return {
    options,
    terminal,
    travel,
    notCovered,
    needFrom,
    chain: settings.chain,
    folder,
    files: new Map(files.map(file => [file.name, file])),
    loaded,
    start,
    runner: new Runner(upgradeOf(travel)),
    due,
    chosen: chosenOf(due, options),
    given: noting(givenAnswers(settings.answers), hiddenAnswers),
    hiddenAnswers,
    view: {
      to: travel.to,
      onDisk: start,
      look: terminal.look,
      context: options.context,
      verbose: options.verbose,
      hiding: { show: options.showSecrets, answers: hiddenAnswers },
    },
  };
}

/** Notes the answers that are to be hidden, so that no diff shows them. */
function noting(given: GivenAnswers, hidden: Set<string>): GivenAnswers {
  const source: GivenAnswers['source'] = question => {
    const answer = given.source(question);
    if (answer !== undefined && answer !== LEAVE && question.input?.hidden) hidden.add(answer);
    return answer;
  };
  return { ...given, source };
}
