/** What a transform shows, asks and tells, found by running it on its fixtures; no file is read. */
import { unattended } from '../chain/answer-source.js';
import type { Question } from '../chain/question.js';
import { type Chain, select, upgradeOf } from '../chain/select.js';
import { accepting, type Item, Runner, walk } from '../chain/walk.js';
import { ConfigFile } from '../deployment/config-file.js';
import { Deployment } from '../deployment/deployment.js';
import { roleOf } from '../deployment/role.js';
import { isRelease, NEWEST, type Release } from '../synapse/releases.js';
import { readYaml } from '../yaml/read.js';
import { type Example, examples } from './fixture-examples.js';

export interface Shown {
  /** A change to show, before and after; undefined if the transform has no example of one. */
  readonly example: Item | undefined;
  /** Each once, in the order of the fixtures. */
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
}

export async function runExamples([id, transform]: Chain[number]): Promise<Shown> {
  const questions = new Map<string, Question>();
  const notices = new Set<string>();
  let shown: Item | undefined;
  for (const [index, example] of (examples[id] ?? []).entries()) {
    const deployment = deploymentOf(example);
    if (!deployment) continue;
    const travel = { from: releaseOr(example.from, undefined), to: releaseOr(example.to, NEWEST) };
    const { due } = select([[id, transform]], travel);
    const given = (question: Question): string | undefined => {
      questions.set(question.question, questions.get(question.question) ?? question);
      return example.answers[question.shortId];
    };
    const answers = accepting(example.unattended ? unattended(given) : given);
    const { settled } = await walk(new Runner(upgradeOf(travel)), due, deployment, new Set(), answers);
    for (const { item } of settled) {
      if (index === 0 && example.changes) shown = item;
      for (const { outcome } of item.steps) for (const { text } of outcome.notices) notices.add(text);
    }
  }
  return { example: shown, questions: [...questions.values()], notices: [...notices] };
}

function deploymentOf({ files }: Example): Deployment | undefined {
  return Deployment.of(
    files.flatMap(({ path, text }) => {
      const reading = readYaml(text);
      return reading.kind === 'yaml' ? [new ConfigFile(path, roleOf(reading.yaml) ?? 'homeserver', reading.yaml)] : [];
    }),
  );
}

const releaseOr = <T extends Release | undefined>(text: string | undefined, otherwise: T): Release | T =>
  text !== undefined && isRelease(text) ? text : otherwise;
