/**
 * The fast way to the same result as parse.ts: one parse for each top-level entry, remembered by its text, so that an
 * edit lexes one entry and not the other 2,900 lines again. Anything out of the ordinary goes to the whole-file parse,
 * so this never decides what a text means.
 */
import type { Document, Node } from 'yaml';
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
/** What has been parsed, by the text of the entry; shared by all texts that come from one file. */
export type EntryCache = Map<string, ParsedEntry>;

interface Extent {
  readonly start: number;
  /** Where comments at column 0 or the next entry begin. */
  readonly end: number;
}

/** @throws Unreadable as parse() does. */
export function parseByEntry(text: string, cache: EntryCache): Parsed {
  const faults = characterFaults(text);
  if (faults.length) throw new Unreadable(faults);
  return assembled(text, cache) ?? parseSyntax(text);
}

function assembled(text: string, cache: EntryCache): Parsed | undefined {
  const split = topLevelEntries(text);
  if (!split) return undefined;
  const entries: Entry[] = [];
  const start = split.extents[0]?.start ?? 0;
  const root = {
    kind: 'map',
    flow: false,
    start,
    body: start,
    end: 0,
    anchor: undefined,
    tag: undefined,
    style: undefined,
    entry: undefined,
    entries,
  } satisfies SourceNode;
  const members = new Map<string, [Typed, Typed]>();
  for (const extent of split.extents) {
    const source = text.slice(extent.start, extent.end);
    const parsed = parsedEntry(source, extent.end === text.length, cache);
    if (!parsed) return undefined;
    const builder = new TreeBuilder(source, parsed.byNode, extent.start);
    const entry = builder.soleEntry(parsed.document, root, entries.length);
    const id = keyId(parsed.key);
    if (!entry || id === undefined) return undefined;
    entries.push(entry);
    root.end = entry.end;
    const member = members.get(id);
    if (member) member[1] = parsed.value;
    else members.set(id, [parsed.key, parsed.value]);
  }
  const data: Typed = { kind: 'map', pairs: [...members.values()] };
  return { root, data, contentStart: split.contentStart, contentLimit: text.length };
}

function parsedEntry(source: string, last: boolean, cache: EntryCache): ParsedEntry | undefined {
  // A block scalar without its final line end is another value.
  const id = last && !source.endsWith('\n') ? `${source}\0` : source;
  const known = cache.get(id);
  if (known) return known;
  if (REACHES_OUT.test(source.replace(/(?:^|[ \t])#.*$/gm, ''))) return undefined;
  const { document, faults } = compose(source);
  if (!document || faults.length) return undefined;
  try {
    const { value, byNode } = construct(document, source);
    const pair = value.kind === 'map' && value.pairs.length === 1 ? value.pairs[0] : undefined;
    if (!pair) return undefined;
    const parsed = { document, byNode, key: pair[0], value: pair[1] };
    cache.set(id, parsed);
    return parsed;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

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
