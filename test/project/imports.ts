/** Who may import whom, and what a file imports. */
import { posix } from 'node:path';
import { isNode, nodesOf, type SourceFile } from './source-files.js';

/** Whom each room may import besides itself; CONTRIBUTING.md has the same table. */
export const MAY_IMPORT: { readonly [room: string]: readonly string[] } = {
  'src/cli': ['src/commit', 'src/report', 'src/chain', 'src/deployment', 'src/yaml', 'src/synapse', 'transforms'],
  'src/report': ['src/chain', 'src/deployment', 'src/yaml', 'src/synapse'],
  'src/chain': ['src/deployment', 'src/yaml', 'src/synapse'],
  'src/deployment': ['src/yaml', 'src/synapse'],
  'src/synapse': [],
  'src/commit': [],
  'src/yaml': [],
  transforms: ['src/chain/contract.ts'],
};

/** What a file imports, exports from or names in a type, as written. */
export const specifiersOf = (file: SourceFile): readonly string[] =>
  [...nodesOf(file)].flatMap(({ source }) =>
    isNode(source) && typeof source['value'] === 'string' ? [source['value']] : [],
  );

/** `src/chain`, or `transforms`. */
export const roomOf = (path: string): string => /^(?:src\/)?[^/]+/.exec(path)?.[0] ?? path;

/** What a relative specifier of a file means, from the top of the project. */
const target = (from: string, specifier: string): string =>
  posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');

/** `file imports file` for each import that crosses a line it must not cross. */
export function trespasses(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  const allowed = MAY_IMPORT[room] ?? [];
  // The index lists what is beside it, and the type of what it lists.
  const own = room === 'transforms' && file.path !== 'transforms/index.ts' ? releaseOf(file.path) : `${room}/`;
  return specifiersOf(file)
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => target(file.path, specifier))
    .filter(path => !path.startsWith(own) && !allowed.includes(path) && !allowed.includes(roomOf(path)))
    .map(path => `${file.path} imports ${path}`);
}

/** A transform may import one of its own release, for `after`. */
const releaseOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
