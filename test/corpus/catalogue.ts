/**
 * Which entries of ../shared/catalogue the chain accounts for: `npm run catalogue`. An entry of kind rewrite or remove
 * counts if its own example, or a fixture of its transform, writes one of the options that the entry writes; one of kind
 * advise, if a fixture of its transform gives a notice. Ends with 1 if a rewrite or removal is missing, or if the index
 * of what the product was commissioned for names an entry that there is not.
 */
import { readFileSync } from 'node:fs';
import { idsOf } from '../../src/chain/select.js';
import { chain } from '../../transforms/index.js';
import { type CatalogueEntry, catalogue, catalogueFolder, onOnePath } from '../transforms/catalogue.js';
import { exampleRun } from '../transforms/example-run.js';
import { fixtures } from '../transforms/fixture.js';
import { fixtureRun, stepsOf, writtenBy } from '../transforms/run-alone.js';

const EDITS = ['rewrite', 'remove'];

const entries = catalogue();
if (entries) await main(entries);
else console.warn('SKIPPED: there is no ../shared/catalogue');

async function main(known: ReadonlyMap<string, CatalogueEntry>): Promise<void> {
  const accounted = await accountedFor(known);
  const kinds = [...new Set([...known.values()].map(({ kind }) => kind))];
  kinds.sort((a, b) => Number(EDITS.includes(b)) - Number(EDITS.includes(a)) || (a < b ? -1 : 1));
  console.log('kind             entries  accounted  missing  of the index: accounted  missing');
  for (const kind of kinds) {
    const all = [...known.values()].filter(entry => entry.kind === kind);
    const seed = all.filter(({ inSeed }) => inSeed);
    const done = (some: readonly CatalogueEntry[]): number => some.filter(({ id }) => accounted.has(id)).length;
    const cells = [all.length, done(all), all.length - done(all), done(seed), seed.length - done(seed)];
    console.log(kind.padEnd(14) + [10, 11, 9, 25, 9].map((width, at) => String(cells[at]).padStart(width)).join(''));
  }
  const missing = [...known.values()].filter(({ id, kind }) => EDITS.includes(kind) && !accounted.has(id));
  const strangers = idsInIndex().filter(id => !known.has(id));
  for (const { id, kind, inSeed } of missing)
    console.log(`missing: ${kind}  ${id}${inSeed ? '  (of the index)' : ''}`);
  for (const id of strangers) console.log(`of the index, and no entry: ${id}`);
  console.log(`${missing.length} missing of kind rewrite and remove`);
  process.exitCode = missing.length + strangers.length ? 1 : 0;
}

/** Ids of the entries of which a fixture or the example writes something, or gives the notice. */
async function accountedFor(known: ReadonlyMap<string, CatalogueEntry>): Promise<ReadonlySet<string>> {
  const all = fixtures();
  const found = new Set<string>();
  for (const [id, transform] of chain) {
    const own = all.filter(fixture => fixture.id === id);
    const steps = (await Promise.all(own.map(fixtureRun))).flatMap(stepsOf);
    const wrote = steps.flatMap(writtenBy);
    const tells = steps.some(({ outcome }) => outcome.kind === 'change' && outcome.notices.length > 0);
    for (const entry of idsOf(id, transform).flatMap(one => known.get(one) ?? []))
      if (
        (entry.kind === 'advise' && tells) ||
        wrote.some(path => entry.writes.some(one => onOnePath(one, path))) ||
        (await exampleWrites(id, entry))
      )
        found.add(entry.id);
  }
  return found;
}

async function exampleWrites(id: string, entry: CatalogueEntry): Promise<boolean> {
  if (!entry.before) return false;
  return stepsOf(await exampleRun(id, entry)).flatMap(writtenBy).length > 0;
}

function idsInIndex(): readonly string[] {
  const index = readFileSync(new URL('seed-index.md', catalogueFolder), 'utf8');
  return [...new Set(index.match(/\bv\d+\.\d+\.\d+\/[\w-]+(?:\.[\w-]+)*/g) ?? [])];
}
