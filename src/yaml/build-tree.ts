/**
 * The extents of nodes and entries, from the `yaml` package's nodes and tokens. Comments are not taken from there: it
 * attaches them to nodes by rules that are not the reader's, see comment-ownership.ts.
 */
import { type CST, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { isMergeKey } from './construct.js';
import type { Entry, SourceNode } from './tree.js';
import { NULL, str, type Typed } from './typed.js';

const STYLES = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
} as const;

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type Tokens = readonly CST.SourceToken[];
interface Where {
  readonly properties: Tokens;
  /** Where an empty node is taken to stand. */
  readonly fallback: number;
  readonly entry: Entry | undefined;
}

/** Gives the tree of a document whose contents are not empty. */
export class TreeBuilder {
  /** @param base added to every offset: where `text` begins in the file */
  constructor(
    private readonly text: string,
    private readonly byNode: ReadonlyMap<Node, Typed>,
    private readonly base = 0,
  ) {}

  root(document: Document.Parsed): SourceNode {
    return this.node(document.contents, { properties: [], fallback: 0, entry: undefined });
  }

  /** The one entry of a text that holds a single top-level pair, as an entry of a larger mapping. */
  soleEntry(document: Document.Parsed, owner: SourceNode, index: number): Entry | undefined {
    const map = document.contents;
    if (!isMap(map) || map.items.length !== 1) return undefined;
    const token = map.srcToken;
    const item = token?.type === 'block-map' ? token.items[0] : undefined;
    return item && this.entry(owner, item, map.items[0], index);
  }

  private node(ast: Node | null, { properties, fallback, entry }: Where): SourceNode {
    const last = properties.at(-1);
    const anchor = ast && !isAlias(ast) && 'anchor' in ast ? ast.anchor : undefined;
    const tag = ast?.tag;
    const first = properties[0]?.offset;
    const range = ast?.range;
    if (!ast || !range || (isScalar(ast) && ast.source === '' && ast.type === 'PLAIN')) {
      const at = this.base + (last ? last.offset + last.source.length : fallback);
      const start = first === undefined ? at : this.base + first;
      const nothing = { kind: 'null', flow: false, start, body: at, end: at } as const;
      return { ...nothing, anchor, tag, style: undefined, entry, entries: [] };
    }
    const node: Draft<SourceNode> & { entries: Entry[] } = {
      anchor,
      tag,
      entry,
      kind: kindOf(ast),
      flow: 'srcToken' in ast && ast.srcToken?.type === 'flow-collection',
      start: this.base + (first ?? range[0]),
      body: this.base + range[0],
      end: this.base + range[1],
      style: isScalar(ast) && ast.type ? STYLES[ast.type] : undefined,
      entries: [],
    };
    if (isMap(ast) || isSeq(ast)) this.fill(node, ast.items, ast.srcToken, first !== undefined);
    return node;
  }

  private fill(
    node: Draft<SourceNode> & { entries: Entry[] },
    members: readonly unknown[],
    token: CST.Token | undefined,
    hasProperties: boolean,
  ): void {
    if (token?.type !== 'block-map' && token?.type !== 'block-seq' && token?.type !== 'flow-collection') return;
    let next = 0;
    let previous: Draft<Entry> | undefined;
    for (const item of token.items) {
      const comma = item.start.find(part => part.type === 'comma');
      if (previous && comma) previous.comma = this.base + comma.offset + 1;
      const real = item.key || item.value || [...(item.sep ?? []), ...item.start].some(isSignificant);
      if (!real) continue;
      previous = this.entry(node, item, members[next++], node.entries.length);
      node.entries.push(previous);
    }
    const first = node.entries[0];
    if (node.flow || !first || !previous) return;
    node.end = previous.end;
    node.body = first.start;
    if (!hasProperties) node.start = first.start;
  }

  private entry(owner: SourceNode, item: CST.CollectionItem, ast: unknown, index: number): Draft<Entry> {
    const before = item.start.filter(isSignificant);
    if (owner.kind === 'map' && isPair(ast)) return this.pair(owner, item, ast, before, index);
    if (isPair(ast) || item.sep) return this.pairInSequence(owner, item, ast, before, index);
    return this.item(owner, ast, before, index);
  }

  private pair(owner: SourceNode, item: CST.CollectionItem, pair: Pair, before: Tokens, index: number): Draft<Entry> {
    const separators = (item.sep ?? []).filter(isSignificant);
    const key = nodeOf(pair.key);
    const [keyStart, keyEnd] = key?.range ?? [before[0]?.offset ?? 0, before[0]?.offset ?? 0];
    const colon = separators.find(part => part.type === 'map-value-ind');
    const indicatorEnd = colon ? colon.offset + 1 : keyEnd;
    return this.draft(owner, index, {
      start: before[0]?.offset ?? keyStart,
      keyStart,
      keyEnd,
      key: this.keyOf(key),
      merge: isMergeKey(key),
      indicatorEnd,
      value: { ast: nodeOf(pair.value), properties: separators.filter(isProperty) },
    });
  }
  /** `<<` and `=` as keys have no value of their own in Python. */
  private keyOf(node: Node | null): Typed {
    if (isScalar(node) && !node.tag && node.type === 'PLAIN' && (node.value === '<<' || node.value === '='))
      return str(node.value);
    return (node && this.byNode.get(node)) ?? NULL;
  }

  /** A single pair in a flow sequence, `[a: 1]`, is kept whole. */
  private pairInSequence(
    owner: SourceNode,
    item: CST.CollectionItem,
    ast: unknown,
    before: Tokens,
    index: number,
  ): Draft<Entry> {
    const last = [...(item.sep ?? [])].filter(isSignificant).at(-1);
    const start = before[0]?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? 0;
    const valueEnd = item.value && 'source' in item.value ? item.value.offset + item.value.source.length : 0;
    const end = Math.max(rangeEnd(ast), valueEnd, last ? last.offset + last.source.length : start);
    const entry = this.draft(owner, index, { start, value: { ast: null, properties: [] } });
    const at = this.base + start;
    entry.value = { ...entry.value, kind: 'map', flow: true, start: at, body: at, end: this.base + end };
    entry.end = this.base + end;
    return entry;
  }

  private item(owner: SourceNode, ast: unknown, before: Tokens, index: number): Draft<Entry> {
    const dash = before.find(part => part.type === 'seq-item-ind');
    const node = nodeOf(ast);
    const start = before[0]?.offset ?? node?.range?.[0] ?? 0;
    const entry = this.draft(owner, index, {
      start,
      indicatorEnd: dash ? dash.offset + 1 : start,
      value: { ast: node, properties: before.filter(isProperty) },
    });
    return entry;
  }

  private draft(
    owner: SourceNode,
    index: number,
    at: {
      start: number;
      keyStart?: number;
      keyEnd?: number;
      key?: Typed;
      merge?: boolean;
      indicatorEnd?: number;
      value: { ast: Node | null; properties: Tokens };
    },
  ): Draft<Entry> {
    const { base } = this;
    const indicatorEnd = at.indicatorEnd ?? at.start;
    const entry: Draft<Entry> = {
      owner,
      index,
      start: base + at.start,
      keyStart: base + (at.keyStart ?? at.start),
      keyEnd: base + (at.keyEnd ?? at.start),
      key: at.key,
      merge: at.merge ?? false,
      indicatorEnd: base + indicatorEnd,
      value: PLACEHOLDER,
      end: 0,
      column: this.columnOf(at.start),
      comma: undefined,
    };
    entry.value = this.node(at.value.ast, { properties: at.value.properties, fallback: indicatorEnd, entry });
    entry.end = Math.max(entry.value.end, entry.indicatorEnd, entry.keyEnd);
    return entry;
  }

  private columnOf(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }
}

const PLACEHOLDER: SourceNode = {
  kind: 'null',
  flow: false,
  start: 0,
  body: 0,
  end: 0,
  anchor: undefined,
  tag: undefined,
  style: undefined,
  entry: undefined,
  entries: [],
};

const isSignificant = (token: CST.SourceToken): boolean =>
  !['space', 'newline', 'comment', 'comma'].includes(token.type);
const isProperty = (token: CST.SourceToken): boolean => token.type === 'anchor' || token.type === 'tag';
const nodeOf = (ast: unknown): Node | null => (isNode(ast) ? ast : null);
const rangeEnd = (ast: unknown): number => (isNode(ast) ? (ast.range?.[1] ?? 0) : 0);

function kindOf(ast: Node): SourceNode['kind'] {
  if (isMap(ast)) return 'map';
  if (isSeq(ast)) return 'seq';
  return isAlias(ast) ? 'alias' : 'scalar';
}
