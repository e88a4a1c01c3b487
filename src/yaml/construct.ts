/**
 * From the `yaml` package's nodes to Python values, as SafeLoader constructs them. The package gives syntax only (it
 * parses with the failsafe schema); what `<<` does and which of two equal keys counts is decided here.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { constructScalar, NotConstructible, resolvePlain, TAG } from './scalars.js';
import { keyId, NULL, str, type Typed } from './typed.js';
import { Unreadable } from './unreadable.js';

export interface Construction {
  readonly value: Typed;
  readonly byNode: ReadonlyMap<Node, Typed>;
}

type Member = readonly [key: Node | null, value: Node | null];

/**
 * @param text the text that the document was parsed from
 * @throws Unreadable where SafeLoader raises an error.
 */
export function construct(document: Document.Parsed, text: string): Construction {
  const construction = new Constructor(text);
  construction.resolveAliases(document.contents);
  return { value: construction.build(document.contents), byNode: construction.byNode };
}

class Constructor {
  readonly byNode = new Map<Node, Typed>();
  private readonly anchors = new Map<string, Node>();
  private readonly targets = new Map<Alias, Node>();
  private readonly open = new Set<unknown>();
  private readonly flattening = new Set<Node>();

  constructor(private readonly text: string) {}

  /** PyYAML resolves aliases in document order while it composes. */
  resolveAliases(node: unknown): void {
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (!target) throw refused(node, `the alias *${node.source} has no anchor`, 'BAD_ALIAS');
      if (this.open.has(target)) throw refused(node, `the alias *${node.source} contains itself`, 'ALIAS_CYCLE');
      this.targets.set(node, target);
    } else if (isPair(node)) {
      this.resolveAliases(node.key);
      this.resolveAliases(node.value);
    } else if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor) {
        if (this.anchors.has(node.anchor)) throw refused(node, `the anchor &${node.anchor} is given twice`);
        this.anchors.set(node.anchor, node);
      }
      this.open.add(node);
      if (!isScalar(node)) for (const item of node.items) this.resolveAliases(item);
      this.open.delete(node);
    }
  }

  build(node: Node | null): Typed {
    const target = this.behind(node);
    if (target === null) return NULL;
    const known = this.byNode.get(target);
    if (known) return known;
    const built = this.buildNew(target);
    this.byNode.set(target, built);
    return built;
  }

  private buildNew(node: Node): Typed {
    if (isScalar(node)) return this.scalar(node);
    if (isSeq(node)) return this.sequence(node);
    if (isMap(node)) return this.mapping(node);
    throw refused(node, 'this is neither a scalar nor a collection');
  }
  private behind(node: Node | null): Node | null {
    return isAlias(node) ? (this.targets.get(node) ?? null) : node;
  }

  private scalar(node: Scalar): Typed {
    if (node.value === null) return NULL;
    const source = this.withoutAddedLineFeed(node, String(node.value));
    const explicit = node.tag === '!' ? undefined : node.tag;
    const plain = node.type === 'PLAIN' || node.tag === '!';
    try {
      return constructScalar(source, explicit ?? (plain ? resolvePlain(source) : `${TAG}str`));
    } catch (error) {
      if (error instanceof NotConstructible) throw refused(node, error.message);
      throw error;
    }
  }
  /** A block scalar cut short by the end of the file: `yaml` adds the line feed, PyYAML does not. */
  private withoutAddedLineFeed(node: Scalar, value: string): string {
    const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const cut = block && (node.range?.[1] ?? 0) >= this.text.length && !this.text.endsWith('\n');
    return cut && value.endsWith('\n') ? value.slice(0, -1) : value;
  }

  private sequence(node: YAMLSeq): Typed {
    const tag = explicitTag(node) ?? `${TAG}seq`;
    if (tag === `${TAG}seq`) return { kind: 'seq', items: node.items.map(item => this.build(nodeOf(item))) };
    if (tag !== `${TAG}omap` && tag !== `${TAG}pairs`) throw refused(node, `the tag ${tag} means nothing to Synapse`);
    const items = node.items.map((item): Typed => {
      const single = this.behind(nodeOf(item));
      const pair = isMap(single) && single.items.length === 1 ? single.items[0] : undefined;
      if (!pair) throw refused(node, `${tag} needs one pair an item`);
      return { kind: 'tuple', items: [this.build(nodeOf(pair.key)), this.build(nodeOf(pair.value))] };
    });
    return { kind: 'seq', items };
  }

  private mapping(node: YAMLMap): Typed {
    const tag = explicitTag(node) ?? `${TAG}map`;
    if (tag !== `${TAG}map` && tag !== `${TAG}set`) throw refused(node, `the tag ${tag} means nothing to Synapse`);
    const members = new Map<string, [Typed, Typed]>();
    for (const [keyNode, valueNode] of this.flattened(node)) {
      const key = this.key(keyNode);
      const id = keyId(key);
      if (id === undefined) throw refused(keyNode ?? node, 'a list or a mapping cannot be a key');
      const value = this.build(valueNode);
      const member = members.get(id);
      if (member) member[1] = value;
      else members.set(id, [key, value]);
    }
    const pairs = [...members.values()];
    return tag === `${TAG}set` ? { kind: 'set', items: pairs.map(([key]) => key) } : { kind: 'map', pairs };
  }
  /** `=` as a key is a string to PyYAML, as a value an error. */
  private key(node: Node | null): Typed {
    const target = this.behind(node);
    return isScalar(target) && !target.tag && target.type === 'PLAIN' && target.value === '='
      ? str('=')
      : this.build(node);
  }

  /** The members with those of `<<` before the mapping's own: constructor.py, flatten_mapping. */
  private flattened(map: YAMLMap): readonly Member[] {
    if (this.flattening.has(map)) throw refused(map, 'this mapping is merged into itself');
    this.flattening.add(map);
    const merged: Member[] = [];
    const own: Member[] = [];
    for (const pair of map.items) {
      const key = nodeOf(pair.key);
      const value = nodeOf(pair.value);
      if (isMergeKey(this.behind(key))) merged.push(...this.merged(map, this.behind(value)));
      else own.push([key, value]);
    }
    this.flattening.delete(map);
    return [...merged, ...own];
  }
  private merged(map: YAMLMap, value: Node | null): readonly Member[] {
    if (isMap(value)) return this.flattened(value);
    if (!isSeq(value)) throw refused(map, '<< needs a mapping or a list of mappings');
    const parts = value.items.map(item => {
      const part = this.behind(nodeOf(item));
      if (!isMap(part)) throw refused(value, '<< needs a mapping or a list of mappings');
      return this.flattened(part);
    });
    return parts.reverse().flat();
  }
}

const nodeOf = (node: unknown): Node | null =>
  isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node : null;
const explicitTag = (node: YAMLMap | YAMLSeq): string | undefined => (node.tag === '!' ? undefined : node.tag);

/** A plain, untagged `<<`, or anything tagged as one. */
export const isMergeKey = (key: unknown): boolean =>
  isScalar(key) &&
  ((key.tag === undefined && key.type === 'PLAIN' && key.value === '<<') || key.tag === `${TAG}merge`);

const refused = (node: Node, detail: string, code = 'PYYAML'): Unreadable =>
  new Unreadable([{ code, offset: node.range?.[0] ?? 0, detail }]);
