/**
 * Runs every deployment of ../shared/corpus to a release as `--yes` would, in memory, and prints a table:
 * `npm run corpus [-- --to RELEASE]`; without --to, to 1.88.0. The column `lines` counts those taken out and put in. Ends with 1 if anything crashed, failed its proof, lost a comment, or would be edited again by a second run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isRelease } from '../../src/synapse/releases.js';
import { shared } from '../places.js';
import { deploymentsIn } from './deployments.js';
import { type Journey, journeyOf } from './journey.js';

const corpus = fileURLToPath(new URL('corpus/', shared));
const COLUMNS = ['files', 'steps', 'lines', 'open', 'by hand', 'proof', 'crash', 'comments', 'again'] as const;

if (existsSync(`${corpus}index.json`)) await main();
else console.warn('SKIPPED: there is no ../shared/corpus');

async function main(): Promise<void> {
  const { to = '1.88.0' } = parseArgs({ options: { to: { type: 'string' } } }).values;
  if (!isRelease(to)) throw new Error(`--to: not a release: ${to}`);
  const index: unknown = JSON.parse(readFileSync(`${corpus}index.json`, 'utf8'));
  const rows: Array<readonly [name: string, journey: Journey]> = [];
  for (const { name, args } of deploymentsIn(corpus, index)) rows.push([name, await journeyOf(args, to)]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `${name.padEnd(width)}${cells.map((cell, at) => String(cell).padStart((COLUMNS[at] ?? '').length + 2)).join('')}`;
  console.log(line('deployment', COLUMNS));
  for (const [name, journey] of rows)
    console.log(
      journey.kind === 'refused'
        ? `${name.padEnd(width)}  refused: ${journey.why}`
        : `${line(name, cellsOf(journey))}${journey.faults.map(fault => `\n    ${fault}`).join('')}`,
    );
  const run = rows.flatMap(([, journey]) => (journey.kind === 'run' ? [cellsOf(journey)] : []));
  const totals = COLUMNS.map((_, at) => run.reduce((sum, cells) => sum + (cells[at] ?? 0), 0));
  console.log(line(`${run.length} run, ${rows.length - run.length} refused`, totals));
  const faults = totals.slice(5).reduce((sum, total) => sum + total, 0);
  console.log(faults ? `${faults} faults` : 'no crash, no failed proof, no comment lost, nothing edited twice');
  process.exitCode = faults ? 1 : 0;
}

function cellsOf(journey: Extract<Journey, { kind: 'run' }>): readonly number[] {
  const { files, steps, lines, open, byHand, proof, crashes, comments, again } = journey;
  return [files, steps, lines, open, byHand, proof, crashes, comments, again];
}
