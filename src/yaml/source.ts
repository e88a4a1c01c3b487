/** A text with its tree: what every operation looks at. */
import type { Style } from './emit.js';
import { typedAt } from './intent.js';
import { Lines } from './lines.js';
import { parseByEntry } from './parse-by-entry.js';
import { type Entry, entryAt, type Parsed, type SourceNode } from './tree.js';
import { NULL, type Typed } from './typed.js';
import type { Path } from './value.js';

export class Source {
  readonly parsed: Parsed;
  private split: Lines | undefined;
  private habits: Style | undefined;

  /** @throws Unreadable */
  constructor(readonly text: string) {
    this.parsed = parseByEntry(text);
  }

  get lines(): Lines {
    this.split ??= new Lines(this.text);
    return this.split;
  }
  get root(): SourceNode | undefined {
    return this.parsed.root;
  }
  get data(): Typed {
    return this.parsed.data;
  }
  get eol(): '\n' | '\r\n' {
    return this.lines.eol;
  }
  entry(path: Path): Entry | undefined {
    return entryAt(this.root, path);
  }
  value(path: Path): Typed | undefined {
    return typedAt(this.data, path);
  }
  has(path: Path): boolean {
    return this.value(path) !== undefined;
  }
  isNull(path: Path): boolean {
    return (this.value(path) ?? NULL).kind === 'null';
  }
  /** The entry is the first thing on its line, which it is not in `- key: value`. */
  startsLine(entry: Entry): boolean {
    const { lines } = this;
    return /^ *$/.test(this.text.slice(lines.start(lines.at(entry.start)), entry.start));
  }
  /** First and last line of an entry without its comments. */
  firstLine(entry: Entry): number {
    return this.lines.at(entry.start);
  }
  lastLine(entry: Entry): number {
    return this.lines.lastOf(entry.start, entry.end);
  }

  /** What this file does most: the width of an indentation, and the quotes. */
  get style(): Style {
    this.habits ??= habitsOf(this.root);
    return this.habits;
  }
  /** The same, but as the neighbours of a node do it, if they agree. */
  styleNear(node: SourceNode | undefined): Style {
    for (let near = node; near; near = near.entry?.owner) {
      const maps = indentsOf(near, 'map');
      const [mapIndent, ...others] = new Set(maps);
      if (mapIndent === undefined || others.length) continue;
      const [seqIndent = this.style.seqIndent, ...further] = new Set(indentsOf(near, 'seq'));
      return { ...this.style, mapIndent, seqIndent: further.length ? this.style.seqIndent : seqIndent };
    }
    return this.style;
  }
}

/** By how much the members of block collections under the keys of a block mapping are indented. */
function indentsOf(node: SourceNode, kind: 'map' | 'seq'): readonly number[] {
  if (node.flow || node.kind !== 'map') return [];
  return node.entries.flatMap(entry => {
    const first = entry.value.entries[0];
    return first && !entry.value.flow && entry.value.kind === kind ? [first.column - entry.column] : [];
  });
}

function habitsOf(root: SourceNode | undefined): Style {
  const nodes = root ? [...everyNode(root)] : [];
  const mapIndent = commonest(nodes.flatMap(node => indentsOf(node, 'map'))) ?? 2;
  const seqIndent = commonest(nodes.flatMap(node => indentsOf(node, 'seq'))) ?? mapIndent;
  const single = nodes.filter(node => node.style === 'single').length;
  const double = nodes.filter(node => node.style === 'double').length;
  return { mapIndent, seqIndent, quote: single > double ? "'" : '"' };
}

export function* everyNode(node: SourceNode): Generator<SourceNode> {
  yield node;
  for (const entry of node.entries) yield* everyNode(entry.value);
}

/** The commonest number, the smallest of several. */
function commonest(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, times], [b, others]) => others - times || a - b)[0]?.[0];
}
