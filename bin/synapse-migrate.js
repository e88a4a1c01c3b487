#!/usr/bin/env node
// Starts the program that `npm run build` bundles into dist/.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const beside = path => fileURLToPath(new URL(path, import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`synapse-migrate needs Node 20.19 or later, not ${process.version}. Nothing was read or written.`);
  process.exit(1);
}
// scripts/ is in a clone only, not in the installed package.
if (existsSync(beside('../scripts/stale.mjs'))) (await import('../scripts/stale.mjs')).refuseIfStale();
// In the program's own folder: a cache in the shared temp folder is code that another user may have put there.
module.enableCompileCache?.(beside('../dist/.compile-cache'));
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
