// CPU time of the built program as a multiple of bare `node`: `npm run bench [-- ROUNDS]`. All cases take turns in one
// run, so a busy machine slows them alike; the medians are compared. Prints a table and never fails: it is a look, not
// a check. The program is measured as it is installed (bin and dist alone), on files that it only reads.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bigHomeserver, homeserver, worker } from './bench-deployment.mjs';
import { root } from './sources.mjs';

const WARM_UPS = 2;
const LEAST_ROUNDS = 9;
const USUAL_ROUNDS = 15;
const rounds = Math.max(LEAST_ROUNDS, Math.trunc(Number(process.argv[2] ?? USUAL_ROUNDS)) || 0);

const temp = mkdtempSync(join(tmpdir(), 'synapse-migrate-bench-'));
process.on('exit', () => rmSync(temp, { recursive: true, force: true }));

const program = join(temp, 'bin/synapse-migrate.js');
for (const part of ['bin', 'dist', 'package.json']) {
  cpSync(fileURLToPath(new URL(part, root)), join(temp, part), { recursive: true });
}
// Tells its own CPU time as it ends, in microseconds: Node does not say what a child has used.
const meter = write(
  'meter.cjs',
  `process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  require('node:fs').writeSync(3, String(userCPUTime + systemCPUTime));
});
`,
);
const dryRun = file => [program, '--dry-run', '--to', '1.88.0', file];

const cases = [
  { name: 'bare node', args: [write('empty.mjs', '')] },
  { name: '--help', aim: 1.3, args: [program, '--help'] },
  { name: 'dry run, 100 kB and 4 workers', aim: 2.5, args: dryRun(deployment('big', bigHomeserver(), 4)) },
  { name: 'dry run, 1 + 500 workers', aim: 15, args: dryRun(deployment('many', homeserver(), 500)) },
].map(entry => ({ ...entry, times: [], ended: new Set() }));

for (let round = -WARM_UPS; round < rounds; round++) {
  for (const entry of cases) {
    const { microseconds, ended } = run(entry.args);
    entry.ended.add(ended);
    if (round >= 0) entry.times.push(microseconds);
  }
}

const base = median(cases[0].times);
console.log(`CPU time (user and system), median of ${rounds} interleaved rounds`);
console.log(`Node ${process.versions.node}, ${process.platform}, ${availableParallelism()} cores\n`);
for (const { name, aim, times, ended } of cases) {
  const time = median(times);
  const columns = [
    name.padEnd(30),
    `${(time / 1000).toFixed(0)} ms`.padStart(8),
    `${(time / base).toFixed(2)} times`.padStart(12),
    aim === undefined ? '' : `  aim ${aim}${time / base > aim ? ', missed' : ''}`,
    [...ended].every(end => end === 'exit code 0') ? '' : `  ended with ${[...ended].join(', ')}: means nothing`,
  ];
  console.log(columns.join('').trimEnd());
}

function run(args) {
  const child = spawnSync(process.execPath, ['--require', meter, ...args], {
    cwd: temp,
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  const ended = child.signal ?? (child.error ? child.error.message : `exit code ${child.status}`);
  return { microseconds: Number(child.output?.[3] ?? Number.NaN), ended };
}

/** Writes homeserver.yaml and its workers into a folder of their own; the path of the former. */
function deployment(name, text, workers) {
  for (let i = 1; i <= workers; i++) write(`${name}/workers/generic_worker${i}.yaml`, worker(i));
  return write(`${name}/homeserver.yaml`, text);
}

function write(path, text) {
  const full = join(temp, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, text);
  return full;
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle - 1)]) / 2;
}
