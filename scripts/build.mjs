// Bundles the program into dist/: `node scripts/build.mjs [--quiet] [--corpus]`. One file to start, chunks for what is
// imported lazily. With --corpus what runs over ../shared, too, which is not part of the package.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { fixtureExamples } from './fixture-examples.mjs';
import { newestSource, root } from './sources.mjs';

const { values: flags } = parseArgs({
  options: { quiet: { type: 'boolean' }, corpus: { type: 'boolean' } },
});
const dist = new URL('dist/', root);
const builtFrom = newestSource();
const started = performance.now();

const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: {
    main: 'src/cli/main.ts',
    ...(flags.corpus && {
      corpus: 'test/corpus/main.ts',
      composition: 'test/corpus/composition.ts',
      catalogue: 'test/corpus/catalogue.ts',
    }),
  },
  outdir: fileURLToPath(dist),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Names stay readable, for the stack trace in a bug report.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  plugins: [fixtureExamples],
  // `yaml` and `commander` are CommonJS and ask for Node's own modules with require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  write: false,
}).catch(() => process.exit(1));

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
writeFileSync(new URL('built-from.json', dist), JSON.stringify({ newestSource: builtFrom }));

if (!flags.quiet) {
  for (const { path, contents } of outputFiles)
    console.log(`dist/${basename(path)}  ${(contents.length / 1000).toFixed(0)} kB`);
  console.log(`built in ${(performance.now() - started).toFixed(0)} ms`);
}
