import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAY_IMPORT } from './imports.js';
import { readText } from './source-files.js';

const readme = readText('README.md');
const contributing = readText('CONTRIBUTING.md');
const ci = readText('.ci/run');
const manifest = readText('package.json');

/** `name` of every `"name": …` within a member of package.json that holds names. */
const namesIn = (member: string): readonly string[] => {
  const [, inside = ''] = new RegExp(`"${member}": \\{([^}]*)\\}`).exec(manifest) ?? [];
  return [...inside.matchAll(/"([^"]+)":/g)].map(([, name = '']) => name);
};

describe('README.md', () => {
  it.each([
    ['sets up and runs the demo', 'npm ci && npx synapse-migrate --dry-run --to 1.88.0 fixtures/demo/homeserver.yaml'],
    ['runs the tests', 'npm ci && npm test'],
  ])('%s by a command line that CI runs, too', (_, command) => {
    expect(readme).toContain(`\n    ${command}\n`);
    expect(ci).toContain(command);
  });
  it('says what each dependency is for', () => {
    const named = [...namesIn('dependencies'), ...namesIn('devDependencies')].filter(
      name => !name.startsWith('@types/'),
    );
    const rows = readme.split('\n').filter(line => line.startsWith('| ['));
    const missing = named.filter(name => !rows.some(row => row.toLowerCase().includes(name.replace(/^@.*\//, ''))));
    expect(named.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
  it('says that backups hold secrets and stay', () => {
    expect(readme).toMatch(/backups hold your secrets and are never deleted/);
  });
});

describe('CONTRIBUTING.md', () => {
  it('has the rooms and their imports as the tests hold them', () => {
    const rows = [...contributing.matchAll(/^\| (src\/\w+|transforms) +\| .* \| (.*?) +\|$/gm)];
    const table = Object.fromEntries(rows.map(([, room = '', may = '']) => [room, may]));
    const written = Object.entries(MAY_IMPORT).map(([room, may]) => [
      room,
      may.length === 0
        ? '-'
        : may.map(other => (other.endsWith('.ts') ? other : other.replace('src/', ''))).join(', '),
    ]);
    expect(table).toEqual({ ...Object.fromEntries(written), 'src/cli': 'every room, transforms/index.ts' });
  });
});

it.each([
  ['README.md', readme],
  ['CONTRIBUTING.md', contributing],
  ['.ci/run', ci],
])('%s names only scripts that package.json has', (_, text) => {
  const scripts = namesIn('scripts');
  const named = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
  expect(named.filter(script => !scripts.includes(script))).toEqual([]);
});

it('.ci/run can be started', () => {
  expect(statSync(new URL('../../.ci/run', import.meta.url)).mode & 0o111).toBe(0o111);
});
