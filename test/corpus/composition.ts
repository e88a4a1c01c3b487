/**
 * Migrating from a to c gives the same values in every file as from a to b and then from b to c, over the corpus and the
 * fixtures, as `--yes` goes: `npm run composition`. Ends with 1 if two ways part.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { givenAnswers, unattended } from '../../src/chain/answer-source.js';
import { inOrder, select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, walk } from '../../src/chain/walk.js';
import type { Deployment } from '../../src/deployment/deployment.js';
import { load } from '../../src/deployment/load.js';
import { equal } from '../../src/deployment/values.js';
import type { Release } from '../../src/synapse/releases.js';
import { chain } from '../../transforms/index.js';
import { shared } from '../places.js';
import { deploymentsIn } from './deployments.js';

const RELEASES: readonly Release[] = [
  '0.99.5',
  '1.7.0',
  '1.26.0',
  '1.35.0',
  '1.48.0',
  '1.56.0',
  '1.66.0',
  '1.74.0',
  '1.84.0',
  '1.92.0',
  '1.136.0',
  '1.163.2',
];
const ordered = inOrder(chain);
const corpus = fileURLToPath(new URL('corpus/', shared));

if (existsSync(`${corpus}index.json`)) await main();
else console.warn('SKIPPED: there is no ../shared/corpus');

async function migrated(start: Deployment, from: Release, to: Release): Promise<Deployment> {
  const { due } = select(ordered, { from, to });
  const chosen = due.filter(({ transform }) => !transform.optional);
  const reviewer = accepting(unattended(givenAnswers(new Map()).source));
  return (await walk(new Runner(upgradeOf({ from, to })), chosen, start, new Set(), reviewer)).after;
}

/** `a b c: file`, for each file in which the two ways part. */
async function partings(start: Deployment): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [first, from] of RELEASES.entries()) {
    const direct = new Map<Release, Deployment>();
    for (const to of RELEASES.slice(first + 1)) direct.set(to, await migrated(start, from, to));
    for (const [middle, half] of direct)
      for (const [to, whole] of direct) {
        if (RELEASES.indexOf(to) <= RELEASES.indexOf(middle)) continue;
        const stepwise = await migrated(half, middle, to);
        const other = whole.files.find(file => !equal(file.read([]), stepwise.file(file.path)?.read([])));
        if (other) found.push(`${from} ${middle} ${to}: ${other.path}`);
      }
  }
  return found;
}

async function main(): Promise<void> {
  const index: unknown = JSON.parse(readFileSync(`${corpus}index.json`, 'utf8'));
  const seen = new Set<string>();
  let run = 0;
  let parted = 0;
  for (const { name, args } of deploymentsIn(corpus, index)) {
    const loaded = load({ args, discover: true });
    if (loaded.kind === 'refused') continue;
    const texts = loaded.deployment.files.map(({ text }) => text).join('\0');
    if (seen.has(texts)) continue;
    seen.add(texts);
    run++;
    const found = await partings(loaded.deployment);
    parted += found.length;
    if (found.length) console.log(`${name}: ${found.length}\n    ${found.slice(0, 5).join('\n    ')}`);
  }
  console.log(`${run} deployments, ${RELEASES.length} releases: ${parted} partings`);
  process.exitCode = parted ? 1 : 0;
}
