/** The answers of --answers and --answer; the latter win. */
import { readFileSync } from 'node:fs';
import { isMapping } from '../deployment/values.js';
import { readYaml } from '../yaml/read.js';
import type { MigrateOptions } from './arguments.js';
import { type Wrong, wrong } from './usage.js';

export type ReadAnswers = { readonly kind: 'answers'; readonly answers: ReadonlyMap<string, string> } | Wrong;

export function readAnswers({ answers, answersFile }: MigrateOptions): ReadAnswers {
  if (answersFile === undefined) return { kind: 'answers', answers };
  let text: string;
  try {
    text = readFileSync(answersFile, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return wrong(`--answers ${answersFile} cannot be read (${reason})`);
  }
  const reading = readYaml(text);
  if (reading.kind === 'refused') {
    const [first] = reading.refusals;
    return wrong(`${answersFile}:${first?.line ?? 1}: ${first?.what ?? 'not YAML'}. ${first?.wayOut ?? ''}`.trim());
  }
  const { yaml } = reading;
  const mapping = yaml.value([]);
  if (!isMapping(mapping)) return wrong(`${answersFile}:1: not a mapping of question id to answer`);
  const read = new Map<string, string>();
  for (const [id, value] of Object.entries(mapping)) {
    if (value === null || typeof value === 'object')
      return wrong(`${answersFile}:${yaml.lineOf([id]) ?? 1}: the answer to ${id} is not one word or text`);
    // As it is written: an answer of `no` is a word here, not a boolean.
    const span = yaml.spanOf([id]);
    read.set(id, typeof value === 'string' || !span ? String(value) : yaml.text.slice(span.start, span.end));
  }
  return { kind: 'answers', answers: new Map([...read, ...answers]) };
}
