/** Small deployments and walks for the tests of this room. */
import { type AnswerSource, unattended } from '../../src/chain/answer-source.js';
import type { Transform } from '../../src/chain/contract.js';
import { select, type Travel, upgradeOf } from '../../src/chain/select.js';
import { accepting, type Reviewer, Runner, type Walk, walk } from '../../src/chain/walk.js';
import { ConfigFile } from '../../src/deployment/config-file.js';
import { Deployment } from '../../src/deployment/deployment.js';
import { roleOf } from '../../src/deployment/role.js';
import { YamlText } from '../../src/yaml/yaml-text.js';

/** @param texts path to text, in the order of loading */
export function deploymentOf(texts: Readonly<Record<string, string>>): Deployment {
  const files = Object.entries(texts).map(([path, text]) => {
    const yaml = YamlText.parse(text);
    return new ConfigFile(path, roleOf(yaml) ?? 'homeserver', yaml);
  });
  const deployment = Deployment.of(files);
  if (!deployment) throw new Error('no homeserver file');
  return deployment;
}

export const textsOf = (deployment: Deployment): Readonly<Record<string, string>> =>
  Object.fromEntries(deployment.files.map(({ path, text }) => [path, text]));

export interface Journey {
  readonly texts: Readonly<Record<string, string>>;
  /** By id. */
  readonly transforms: Readonly<Record<string, Transform>>;
  readonly travel?: Travel;
  readonly reviewer?: Reviewer;
  readonly answers?: AnswerSource;
  readonly cleanUp?: readonly string[];
}

/** Walks the transforms; everything that `answers` allows is accepted unless there is a reviewer. */
export async function walked(
  journey: Journey,
): Promise<Walk & { readonly start: Deployment; readonly runner: Runner }> {
  const travel = journey.travel ?? { from: undefined, to: '1.100.0' };
  const runner = new Runner(upgradeOf(travel));
  const { due } = select(Object.entries(journey.transforms), travel);
  const start = deploymentOf(journey.texts);
  const reviewer = journey.reviewer ?? accepting(unattended(journey.answers ?? (() => undefined)));
  return { ...(await walk(runner, due, start, new Set(journey.cleanUp), reviewer)), start, runner };
}
