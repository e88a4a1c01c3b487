/**
 * Runs one operation of the commit room and kills this process at a given call to the file system:
 * `node killed-at.mjs OPERATION HOMESERVER CALL PART [bind-mounted]`, PART being `before` or, for a write, `half way`.
 * With CALL 0 it runs through and prints the names of the calls, and then what the operation returned.
 */
import * as fs from 'node:fs';
import { commit } from '../../src/commit/commit.js';
import { disk } from '../../src/commit/file-system.js';
import { recover } from '../../src/commit/recover.js';
import { lastRun, undo } from '../../src/commit/undo.js';

const [operation = '', homeserver = '', killAt = '0', part = 'before', ...flags] = process.argv.slice(2);
const calls: string[] = [];

for (const [name, original] of Object.entries(disk)) {
  const counted = (...args: unknown[]): unknown => {
    calls.push(name);
    if (calls.length === Number(killAt)) {
      if (part === 'half way') {
        const [descriptor, bytes, from, length, at] = args;
        fs.writeSync(Number(descriptor), Buffer.from(Object(bytes)), Number(from), Number(length) >> 1, Number(at));
      }
      process.kill(process.pid, 'SIGKILL');
    }
    if (name === 'renameSync' && flags.includes('bind-mounted') && String(args[1]).endsWith('/homeserver.yaml'))
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return Reflect.apply(original, undefined, args);
  };
  Reflect.set(disk, name, counted);
}

const folder = homeserver.slice(0, homeserver.lastIndexOf('/'));
function operate(): unknown {
  if (operation === 'recover') return recover(homeserver);
  if (operation === 'undo') {
    const last = lastRun(homeserver);
    return last && undo(homeserver, last, new Date('2023-07-19T09:15:00Z'));
  }
  const changes = ['homeserver.yaml', 'w1.yaml'].map(name => {
    const before = fs.readFileSync(`${folder}/${name}`);
    return { path: `${folder}/${name}`, before, after: Buffer.from(String(before).replaceAll('old', 'new text')) };
  });
  const now = new Date('2023-07-18T09:15:00Z');
  return commit({ homeserver, changes, to: '1.88.0', from: undefined, steps: ['v1.0.0/x'], now });
}
const result = operate();
console.log(JSON.stringify({ calls, result }));
