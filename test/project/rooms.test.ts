import { describe, expect, it } from 'vitest';
import { MAY_IMPORT, roomOf, specifiersOf, trespasses } from './imports.js';
import { projectFiles } from './source-files.js';

const files = projectFiles('src', 'transforms').filter(({ path }) => path.endsWith('.ts'));

describe('the rooms', () => {
  it('are those of the plan', () => {
    expect([...new Set(files.map(({ path }) => roomOf(path)))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });
  it('import only what they may', () => {
    expect(files.flatMap(trespasses)).toEqual([]);
  });
  it('import packages only where they are for that', () => {
    const packages = files.flatMap(file =>
      specifiersOf(file)
        .filter(specifier => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map(specifier => `${roomOf(file.path)}: ${specifier}`),
    );
    const meant = [
      'src/cli: commander',
      'src/cli: inquirer',
      'src/report: diff',
      'src/synapse: semver',
      'src/yaml: yaml',
    ];
    expect([...new Set(packages)].filter(use => !meant.includes(use))).toEqual([]);
  });
  it('keep files, terminals and clocks away from the pure rooms', () => {
    const impure = files
      .filter(({ path }) => /^(?:src\/(?:chain|yaml)|transforms)\//.test(path))
      .flatMap(file =>
        specifiersOf(file)
          .filter(at => at.startsWith('node:'))
          .map(at => `${file.path} imports ${at}`),
      );
    expect(impure).toEqual([]);
  });
});

describe('the check itself', () => {
  const imports = (path: string, text: string) => trespasses({ path, text });

  it('sees each way to import', () => {
    const text = [
      "import { a } from '../chain/a.js';",
      "import type { b } from '../chain/b.js';",
      "export * from '../chain/c.js';",
      "export { d } from '../chain/d.js';",
      "type E = import('../chain/e.js').E;",
      "const f = await import('../chain/f.js');",
    ].join('\n');
    expect(imports('src/yaml/x.ts', text)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(name => `src/yaml/x.ts imports src/chain/${name}.ts`),
    );
  });
  it('holds transforms to the contract and to their own release', () => {
    const text = ['../../src/chain/rename.js', '../v1.2.0/y.js', '../../src/chain/contract.js', './z.js']
      .map(specifier => `import '${specifier}';`)
      .join('\n');
    expect(imports('transforms/v1.1.0/x.ts', text)).toEqual([
      'transforms/v1.1.0/x.ts imports src/chain/rename.ts',
      'transforms/v1.1.0/x.ts imports transforms/v1.2.0/y.ts',
    ]);
  });
  it('lets nobody import against the stream', () => {
    expect(imports('src/chain/x.ts', "import '../report/y.js';")).toHaveLength(1);
    expect(imports('src/commit/x.ts', "import '../synapse/y.js';")).toHaveLength(1);
    expect(imports('src/cli/x.ts', "import '../report/y.js'; import '../synapse/y.js';")).toEqual([]);
  });
});
