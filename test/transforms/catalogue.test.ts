/** What the transforms read and wrote in their fixtures, held against what the catalogue says that they read and write. */
import { describe, expect, it } from 'vitest';
import { unattended } from '../../src/chain/answer-source.js';
import { touched } from '../../src/chain/edit.js';
import { idsOf, select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, type Step, walk } from '../../src/chain/walk.js';
import { chain } from '../../transforms/index.js';
import { type CatalogueEntry, catalogue, onOnePath, spelt } from './catalogue.js';
import { deploymentOf, type Fixture, fixtures } from './fixture.js';

const entries = catalogue();
if (!entries) console.warn('SKIPPED: ../shared/catalogue is absent, so reads and writes are not held against it');
const all = fixtures();

/** Read beyond the catalogue's list, with the reason. */
const ALSO_READ: Readonly<Record<string, readonly string[]>> = {
  // Files that were made ready early already name the main process there.
  'v1.67.0/direct-tcp-replication-to-redis': ['instance_map.main'],
};
/** Written beyond it, as its text says and its list does not. */
const ALSO_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  // Rewrite, step 4: a worker is told where HTTP replication is served.
  'v1.67.0/direct-tcp-replication-to-redis': ['worker_replication_host', 'worker_replication_http_port'],
};
/** Declared, and rightly not written. */
const NOT_WRITTEN: Readonly<Record<string, readonly string[]>> = {};

async function stepsIn(fixture: Fixture): Promise<readonly Step[]> {
  const { due } = select(
    chain.filter(([id]) => id === fixture.id),
    fixture,
  );
  const given = (question: { id: string }): string | undefined => fixture.answers.get(question.id);
  const { settled } = await walk(
    new Runner(upgradeOf(fixture)),
    due,
    deploymentOf(fixture.before),
    new Set(),
    accepting(fixture.unattended ? unattended(given) : given),
  );
  return settled.flatMap(({ item }) => item.steps);
}

describe.skipIf(!entries)('the catalogue', () => {
  it.each(chain.map(([id, transform]) => [id, transform] as const))('%s', async (id, transform) => {
    const own = idsOf(id, transform).map(one => entries?.get(one));
    expect(own, 'an id that the catalogue does not have').not.toContain(undefined);
    const declared = own.filter((entry): entry is CatalogueEntry => entry !== undefined);
    const steps = (await Promise.all(all.filter(fixture => fixture.id === id).map(stepsIn))).flat();
    const read = new Set(
      steps.flatMap(({ outcome }) => [...outcome.reads].map(one => spelt(one.split('\0').slice(1)))),
    );
    const wrote = new Set(
      steps.flatMap(({ outcome }) =>
        outcome.kind === 'change' ? outcome.edits.flatMap(touched).map(({ path }) => spelt(path)) : [],
      ),
    );
    const writes = declared.flatMap(entry => entry.writes);
    const reads = [...declared.flatMap(entry => entry.reads), ...writes, ...(ALSO_READ[id] ?? [])];
    const outside = (paths: Iterable<string>, allowed: readonly string[]): readonly string[] =>
      [...paths].filter(path => !allowed.some(one => onOnePath(one, path)));
    expect(outside(read, reads), 'read beyond the catalogue').toEqual([]);
    expect(outside(wrote, [...writes, ...(ALSO_WRITTEN[id] ?? [])]), 'wrote beyond the catalogue').toEqual([]);
    expect(outside(writes, [...wrote, ...(NOT_WRITTEN[id] ?? [])]), 'no fixture writes these').toEqual([]);
  });
});
