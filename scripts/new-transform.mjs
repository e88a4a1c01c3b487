// Starts a transform: `npm run new-transform v1.140.0/some-slug` writes its file and two fixtures that pass,
// to be filled in. Refuses what is there already.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { indexText } from './index.mjs';
import { root } from './sources.mjs';

const [id, ...rest] = process.argv.slice(2);
if (id === undefined || rest.length > 0) stop('Usage: npm run new-transform v1.140.0/some-slug');
if (!/^v(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
  stop(`${id}: an id is v, a release, / and a few lower-case words: v1.140.0/some-slug`);
}

const option = id.split('/')[1].replaceAll('-', '_');
const files = new Map([
  [
    `transforms/${id}.ts`,
    `import { cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: '${option} does nothing any more',
  note: 'The heading in the upgrade notes',
  otherwise: cleanup('every process', 'ignores the option'),
  change(deployment, { remove }) {
    remove(...deployment.find('${option}'));
  },
});
`,
  ],
  [
    `fixtures/${id}/plain.txt`,
    `expect: change
-- homeserver.yaml --
server_name: example.org
# Ours since the beginning.
${option}: true
-- homeserver.yaml after --
server_name: example.org
`,
  ],
  [
    `fixtures/${id}/already-done.txt`,
    `expect: nothing
-- homeserver.yaml --
server_name: example.org
#${option}: true
`,
  ],
]);

const there = [...files.keys()].filter(path => existsSync(new URL(path, root)));
if (there.length > 0) stop(`${there.join(', ')}: there already; nothing was written`);

for (const [path, text] of files) {
  const url = new URL(path, root);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, text);
}
writeFileSync(new URL('transforms/index.ts', root), indexText());
console.log(`${[...files.keys(), 'transforms/index.ts'].map(path => `wrote ${path}`).join('\n')}
Next: put the change into the fixtures, then into the transform, and run
  npx vitest run test/transforms -t ${id}`);

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
