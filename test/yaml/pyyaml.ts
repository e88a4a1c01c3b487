/** What PyYAML makes of a text: the judge of how this program reads. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Typed } from '../../src/yaml/typed.js';

const probe = spawnSync('python3', ['-c', 'import yaml; print(yaml.__version__)'], { encoding: 'utf8' });

/** The version of PyYAML; undefined where there is no Python, or no PyYAML. */
export const PYYAML: string | undefined = probe.status === 0 ? probe.stdout.trim() : undefined;
if (PYYAML === undefined) console.warn('SKIPPED: nothing is compared with PyYAML, since python3 cannot import yaml');

/** One text for each value, types told apart: two values that are equal in Python and of one type have the same. */
export type Canonical = string;

/** @returns for each text its value, or undefined where SafeLoader raises an error */
export function pythonReads(texts: readonly string[]): ReadonlyArray<Canonical | undefined> {
  const script = fileURLToPath(new URL('./pyyaml.py', import.meta.url));
  const input = JSON.stringify(texts);
  const run = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const answers: unknown = JSON.parse(run.stdout);
  if (!Array.isArray(answers) || answers.length !== texts.length) throw new Error('not one answer a text');
  return answers.map(answer => (answer === null ? undefined : JSON.stringify(sorted(answer))));
}

export const canonical = (value: Typed): Canonical => JSON.stringify(sorted(tuple(value)));

/** As pyyaml.py writes it. */
function tuple(value: Typed): readonly unknown[] {
  switch (value.kind) {
    case 'null':
      return ['null'];
    case 'int':
      return ['int', String(value.value)];
    case 'float': {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(value.value);
      return ['float', Number.isNaN(value.value) ? 'nan' : bytes.toString('hex')];
    }
    case 'map':
      return ['map', value.pairs.map(([key, of]) => [tuple(key), tuple(of)])];
    default:
      return 'items' in value ? [value.kind, value.items.map(tuple)] : [value.kind, value.value];
  }
}

/** Members of mappings and sets in one order. */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [kind, members] = value;
  const inner = value.map(sorted);
  if ((kind !== 'map' && kind !== 'set') || !Array.isArray(members)) return inner;
  return [kind, members.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
}
