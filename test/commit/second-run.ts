/**
 * A run in a process of its own, which prints what came of it: `node second-run.cjs FOLDER [killed]`. With `killed`
 * the process ends by SIGKILL when it first renames something, in the midst of its copies.
 */
import { join } from 'node:path';
import { commit } from '../../src/commit/commit.js';
import { disk } from '../../src/commit/file-system.js';

const [folder = '', killed] = process.argv.slice(2);
if (killed) Reflect.set(disk, 'renameSync', () => process.kill(process.pid, 'SIGKILL'));
const path = join(folder, 'homeserver.yaml');
const before = disk.readFileSync(path);
const change = { path, before, after: Buffer.concat([before, Buffer.from('# by the second run\n')]) };
const now = new Date('2023-07-18T09:15:01Z');
console.log(
  JSON.stringify(commit({ homeserver: path, changes: [change], to: '1.88.0', from: undefined, steps: [], now })),
);
