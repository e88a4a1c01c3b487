/**
 * The fast way to the same result as parse.ts: one parse for each top-level entry, remembered by its text, so that an
 * edit lexes one entry and not the other 2,900 lines again. Anything out of the ordinary goes to the whole-file parse,
 * so this never decides what a text means.
 */
import { type Document, isMap, type Node } from 'yaml';
import { TreeBuilder } from './build-tree.js';
import { characterFaults } from './characters.js';
import { construct } from './construct.js';
import { compose, parseSyntax } from './parse.js';
import type { Entry, Parsed, SourceNode } from './tree.js';
import { keyId, type Typed } from './typed.js';
import { Unreadable } from './unreadable.js';

const KEY_LINE = /^(?:[A-Za-z_][\w./-]*|"[^"\\\r\n]*"|'[^'\r\n]*')[ ]*:(?=[ \r\n]|$)/;
/** Anchors, aliases, merge keys and tags may reach beyond their entry. */
const REACHES_OUT = /(?:^|[\s[{,:-])[&*][^\s,[\]{}]|(?:^|[\s{,])<<|(?:^|\s)!/m;

interface ParsedEntry {
  readonly document: Document.Parsed;
  readonly byNode: ReadonlyMap<Node, Typed>;
  readonly key: Typed;
  readonly value: Typed;
}
/**
 * What has been parsed, by the text of the entry. Entries are the same over and over: in the texts that one file
 * becomes edit by edit, and in the files of many workers.
 */
const known = new Map<string, ParsedEntry>();
const MOST_KNOWN = 20_000;

interface Extent {
  readonly start: number;
  /** Where comments at column 0 or the next entry begin. */
  readonly end: number;
}

/** @throws Unreadable as parse() does. */
export function parseByEntry(text: string): Parsed {
  const faults = characterFaults(text);
  if (faults.length) throw new Unreadable(faults);
  return assembled(text) ?? parseSyntax(text);
}

function assembled(text: string): Parsed | undefined {
  const split = topLevelEntries(text);
  if (!split) return undefined;
  const parts: Part[] = [];
  const members = new Map<string, [Typed, Typed]>();
  for (const { start, end } of split.extents) {
    const source = text.slice(start, end);
    const parsed = parsedEntry(source, end === text.length);
    const id = parsed && keyId(parsed.key);
    if (!parsed || id === undefined) return undefined;
    parts.push({ source, start, parsed });
    const member = members.get(id);
    if (member) member[1] = parsed.value;
    else members.set(id, [parsed.key, parsed.value]);
  }
  const data: Typed = { kind: 'map', pairs: [...members.values()] };
  return new Assembled(data, split.contentStart, text.length, parts);
}

interface Part {
  readonly source: string;
  readonly start: number;
  readonly parsed: ParsedEntry;
}

/** The tree is made when it is first asked for: most texts are only read. */
class Assembled implements Parsed {
  private tree: SourceNode | undefined;
  constructor(
    readonly data: Typed,
    readonly contentStart: number,
    readonly contentLimit: number,
    private readonly parts: readonly Part[],
  ) {}
  get root(): SourceNode {
    this.tree ??= treeOf(this.parts);
    return this.tree;
  }
}

function treeOf(parts: readonly Part[]): SourceNode {
  const entries: Entry[] = [];
  const start = parts[0]?.start ?? 0;
  const root = {
    kind: 'map',
    flow: false,
    start,
    body: start,
    end: start,
    anchor: undefined,
    tag: undefined,
    style: undefined,
    entry: undefined,
    entries,
  } satisfies SourceNode;
  for (const { source, start: base, parsed } of parts) {
    const entry = new TreeBuilder(source, parsed.byNode, base).soleEntry(parsed.document, root, entries.length);
    if (!entry) throw new Error('an entry that was parsed alone is no entry');
    entries.push(entry);
    root.end = entry.end;
  }
  return root;
}

function parsedEntry(source: string, last: boolean): ParsedEntry | undefined {
  // A block scalar without its final line end is another value.
  const id = last && !source.endsWith('\n') ? `${source}\0` : source;
  const earlier = known.get(id);
  if (earlier) return earlier;
  if (REACHES_OUT.test(source.replace(/(?:^|[ \t])#.*$/gm, ''))) return undefined;
  const { document, faults } = compose(source);
  if (!document || faults.length || !isSolePair(document)) return undefined;
  try {
    const { value, byNode } = construct(document, source);
    const pair = value.kind === 'map' && value.pairs.length === 1 ? value.pairs[0] : undefined;
    if (!pair) return undefined;
    const parsed = { document, byNode, key: pair[0], value: pair[1] };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(id, parsed);
    return parsed;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const isSolePair = ({ contents }: Document.Parsed): boolean =>
  isMap(contents) && contents.items.length === 1 && contents.srcToken?.type === 'block-map';

/** Undefined unless every line at column 0 is a simple key, a comment, a dash of the entry above, or one `---`. */
function topLevelEntries(
  text: string,
): { readonly extents: readonly Extent[]; readonly contentStart: number } | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let contentStart = 0;
  /** Where the comments at column 0 after the current entry begin. */
  let comments = -1;
  let next = 0;
  for (let at = 0; at < text.length; at = next) {
    const lineEnd = text.indexOf('\n', at);
    next = lineEnd < 0 ? text.length : lineEnd + 1;
    const first = text[at];
    if (first === '\n' || first === '\r') continue;
    if (first === '#') {
      if (starts.length && comments < 0) comments = at;
      continue;
    }
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
    if (first === ' ') {
      const content = line.replace(/^ +/, '');
      if (content === '' || (content.startsWith('#') && (!starts.length || comments >= 0))) continue;
      if (!starts.length) return undefined;
      comments = -1;
    } else if (line.startsWith('---')) {
      if (starts.length || contentStart || !/^---\s*(?:#.*)?$/.test(line)) return undefined;
      contentStart = at + 3;
    } else if (first === '-') {
      if (!starts.length) return undefined;
      comments = -1;
    } else if (KEY_LINE.test(line)) {
      if (starts.length) ends.push(comments < 0 ? at : comments);
      starts.push(at);
      comments = -1;
    } else return undefined;
  }
  if (!starts.length) return undefined;
  ends.push(comments < 0 ? text.length : comments);
  return { extents: starts.map((start, index) => ({ start, end: ends[index] ?? text.length })), contentStart };
}
