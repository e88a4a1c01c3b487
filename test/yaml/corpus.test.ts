/** Real files of 85 repositories and Synapse's own samples: what holds for generated texts holds for them, too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EditRefused } from '../../src/yaml/edit-refused.js';
import { parse } from '../../src/yaml/parse.js';
import { parseByEntry } from '../../src/yaml/parse-by-entry.js';
import { type Reading, readYaml } from '../../src/yaml/read.js';
import type { SourceNode } from '../../src/yaml/tree.js';
import { keyText } from '../../src/yaml/typed.js';
import type { YamlText } from '../../src/yaml/yaml-text.js';
import { shared } from '../places.js';
import { patched } from './applied.js';
import { canonical, PYYAML, pythonReads } from './pyyaml.js';
import { Tally } from './tally.js';

const FOLDER = fileURLToPath(new URL('corpus', shared));
const present = existsSync(FOLDER);
if (!present) console.warn('SKIPPED: no real file is read, since there is no ../shared/corpus beside the project');

interface CorpusFile {
  readonly name: string;
  readonly text: string;
  readonly reading: Reading;
}

/** Every file that is UTF-8; templates are meant to be there, most of them are not YAML. */
function corpusFiles(): readonly CorpusFile[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && extname(entry.name) !== '.json')
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => {
      const text = decoder.decode(readFileSync(path));
      return { name: path.slice(FOLDER.length + 1), text, reading: readYaml(text) };
    });
}

interface ReadFile extends CorpusFile {
  readonly yaml: YamlText;
}

const files = present ? corpusFiles() : [];
const readable: readonly ReadFile[] = files.flatMap(file =>
  file.reading.kind === 'yaml' ? [{ ...file, yaml: file.reading.yaml }] : [],
);
const mappings = readable.filter(({ yaml }) => yaml.data.kind === 'map');

/** Names of the files of which something is not true. */
const failing = <File extends CorpusFile>(all: readonly File[], holds: (file: File) => boolean): readonly string[] =>
  all.filter(file => !holds(file)).map(({ name }) => name);

const topLevelKeys = (yaml: YamlText): readonly string[] =>
  yaml.data.kind === 'map' ? yaml.data.pairs.flatMap(([key]) => (key.kind === 'str' ? [keyText(key)] : [])) : [];

/** Every extent of a tree, in order. */
const extents = (node: SourceNode | undefined): readonly unknown[] =>
  node
    ? [
        [node.kind, node.flow, node.start, node.body, node.end, node.anchor, node.tag, node.style],
        ...node.entries.flatMap(entry => [
          [entry.start, entry.keyStart, entry.keyEnd, entry.indicatorEnd, entry.end, entry.column, entry.comma],
          ...extents(entry.value),
        ]),
      ]
    : [];

describe.skipIf(!present)('the corpus', { timeout: 300_000 }, () => {
  test('holds enough to be worth the name', () => {
    expect(readable.length).toBeGreaterThan(300);
    expect(mappings.length).toBeGreaterThan(300);
  });

  test.skipIf(PYYAML === undefined)('reads as PyYAML reads it, and is refused where PyYAML refuses', () => {
    const tally = new Tally(`corpus, against PyYAML ${PYYAML}`);
    const python = pythonReads(files.map(({ text }) => text));
    const wrong = files.flatMap(({ name, reading }, index) => {
      const ours = reading.kind === 'yaml' ? canonical(reading.yaml.data) : undefined;
      tally.count(ours === undefined ? 'refused' : 'read');
      return ours === python[index] ? [] : [`${name}: ${ours === undefined ? 'refused here only' : 'read otherwise'}`];
    });
    tally.print();
    expect(wrong).toEqual([]);
  });

  test('what is refused is told by its line, in words', () => {
    const wordless = files.flatMap(({ name, text, reading }) => {
      if (reading.kind === 'yaml') return [];
      const [first] = reading.refusals;
      const inside = first && first.line >= 1 && first.line <= text.split('\n').length && first.column >= 1;
      return inside && !first.what.startsWith('not YAML') ? [] : [`${name}: ${JSON.stringify(first)}`];
    });
    expect(wordless).toEqual([]);
  });

  test('an edit that changes nothing leaves every byte', () => {
    const changed = failing(mappings, ({ yaml, text }) => {
      const same = topLevelKeys(yaml).reduce((edited, key) => edited.set([key], edited.value([key]) ?? null), yaml);
      return same.text === text && same.editsSince(yaml).length === 0;
    });
    expect(changed).toEqual([]);
  });

  test('read entry by entry it is what it is as a whole', () => {
    const differing = failing(readable, ({ text }) => {
      const [byEntry, whole] = [parseByEntry(text), parse(text)];
      const same = canonical(byEntry.data) === canonical(whole.data);
      return same && JSON.stringify(extents(byEntry.root)) === JSON.stringify(extents(whole.root));
    });
    expect(differing).toEqual([]);
  });

  test('a key that comes and goes, and a name given and taken back, leave no trace', () => {
    const changed = failing(mappings, ({ yaml, text }) => {
      const [first] = topLevelKeys(yaml);
      if (endsInOpenBlock(text)) return true;
      const there = yaml.insert([], 'not_yet_there', { a: 1, b: ['x'] });
      if (there.delete(['not_yet_there']).text !== text) return false;
      if (first === undefined || yaml.duplicates.some(({ key }) => key === first)) return true;
      const renamed = yaml.rename([first], 'not_yet_there');
      return renamed.text !== text && renamed.rename(['not_yet_there'], first).text === text;
    });
    expect(changed).toEqual([]);
  });

  test('every second top-level key can go, and the unified diff makes the new text of the old', () => {
    const wrong = failing(mappings, ({ yaml, text }) => {
      const edited = topLevelKeys(yaml)
        .filter((_, index) => index % 2 === 0)
        .reduce(withoutKey, endsInOpenBlock(text) ? yaml : yaml.insert([], 'not_yet_there', { a: 1 }));
      const splices = edited.editsSince(yaml);
      return splices.length > 0 && patched(text, splices, 3) === edited.text;
    });
    expect(wrong).toEqual([]);
  });
});

/** Behind a block scalar that the end of the file cuts short no line can go without changing it. */
function endsInOpenBlock(text: string): boolean {
  if (text.endsWith('\n')) return false;
  let node = parse(text).root;
  for (let last = node?.entries.at(-1); last; last = node?.entries.at(-1)) node = last.value;
  return node?.style === 'block';
}

/** Keys whose anchor is needed elsewhere stay. */
function withoutKey(yaml: YamlText, key: string): YamlText {
  try {
    return yaml.delete([key]);
  } catch (error) {
    if (error instanceof EditRefused) return yaml;
    throw error;
  }
}
