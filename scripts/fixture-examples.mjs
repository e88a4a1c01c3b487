// Puts fixtures into the bundle, as examples for `explain`: of each transform the one that is shown, and those in
// which it asks or tells something. They stand in for the module that src/cli/fixture-examples.d.ts describes.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { root } from './sources.mjs';

/** Of esbuild. */
export const fixtureExamples = {
  name: 'fixture examples',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/fixture-examples\.js$/ }, () => ({ path: 'fixture-examples', namespace: 'fixtures' }));
    onLoad({ filter: /.*/, namespace: 'fixtures' }, () => ({
      loader: 'js',
      contents: `export const examples = JSON.parse(${JSON.stringify(JSON.stringify(examplesById()))});`,
    }));
  },
};

/** The one that is shown first: `example.txt`, else the first that changes a file, if there is one. */
function examplesById() {
  const folder = new URL('fixtures/', root);
  const byId = new Map();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const [, id, name] = /^(v[\d.]+\/[^/]+)\/([^/]+)\.txt$/.exec(path.replaceAll('\\', '/')) ?? [];
    if (id === undefined) continue;
    const read = readFixture(readFileSync(new URL(path, folder), 'utf8'));
    byId.set(id, [...(byId.get(id) ?? []), { name, ...read }]);
  }
  return Object.fromEntries([...byId].map(([id, cases]) => [id, chosen(cases)]));
}

function chosen(cases) {
  const changing = cases.filter(({ changes }) => changes);
  const shown = changing.find(({ name }) => name === 'example') ?? changing[0];
  const telling = cases.filter(one => one !== shown && (one.asks || one.tells));
  return [...(shown ? [shown] : []), ...telling].map(({ asks, tells, ...example }) => example);
}

/** As test/transforms/fixture.ts reads it. */
function readFixture(source) {
  const [head = '', ...parts] = `\n${source}`.split(/^(?=-- .+ --$)/m);
  const { to, from, answers = {}, unattended, expect = 'change', notices } = parse(head, { schema: 'failsafe' }) ?? {};
  const files = parts.map(part => {
    const [, path, mark] = /^-- (\S+)( after)? --\n/.exec(part) ?? [];
    return { path, isAfter: mark !== undefined, text: part.slice(part.indexOf('\n') + 1) };
  });
  return {
    to,
    from,
    answers,
    unattended: unattended === 'true',
    changes: expect === 'change' && files.some(({ isAfter }) => isAfter),
    asks: expect.startsWith('open') || unattended === 'true' || Object.keys(answers).length > 0,
    tells: Array.isArray(notices) && notices.length > 0,
    files: files.filter(({ isAfter }) => !isAfter).map(({ path, text }) => ({ path, text })),
  };
}
