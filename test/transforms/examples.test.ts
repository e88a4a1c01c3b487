/** Every example of the catalogue becomes, in meaning, what the catalogue says that it becomes. */
import { describe, expect, it } from 'vitest';
import { idsOf } from '../../src/chain/select.js';
import { chain } from '../../transforms/index.js';
import { catalogue } from './catalogue.js';
import { EXCEPTIONS, exampleRun } from './example-run.js';
import { filesOf, meansTheSame } from './examples.js';

const entries = catalogue();
if (!entries) console.warn('SKIPPED: ../shared/catalogue is absent, so its examples are not run');

const cases = chain.flatMap(([id, transform]) =>
  idsOf(id, transform).flatMap(own => {
    const entry = entries?.get(own);
    const shown = entry && (entry.kind === 'rewrite' || entry.kind === 'remove') && entry.before;
    return entry && shown && !(own in EXCEPTIONS) ? [{ own, id, entry }] : [];
  }),
);

describe.skipIf(!entries)('examples of the catalogue', () => {
  it.each(cases.map(one => [one.own, one] as const))('%s', async (_, { id, entry }) => {
    const { after } = await exampleRun(id, entry);
    const wanted = filesOf(entry.after, entry);
    const shown = after.files.map(({ path, text }) => `# ${path}\n${text}`).join('');
    expect(meansTheSame(after, wanted), shown).toBe(true);
  });
  it('has no exception that is none', () => {
    expect(Object.keys(EXCEPTIONS).filter(id => !entries?.has(id))).toEqual([]);
  });
});
