/** The text as a whole: syntax by the `yaml` package, meaning as PyYAML reads it. */
import { Composer, CST, type Document, isScalar, type ParsedNode, Parser } from 'yaml';
import { TreeBuilder } from './build-tree.js';
import { characterFaults } from './characters.js';
import { construct } from './construct.js';
import { joinOutdentedFlow } from './outdented-flow.js';
import { syntaxFaults } from './syntax.js';
import type { Parsed } from './tree.js';
import { NULL } from './typed.js';
import { type Fault, Unreadable } from './unreadable.js';

/** The failsafe schema keeps every scalar as text; `merge` and unique keys are decided in construct.ts. */
const SYNTAX_ONLY = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  keepSourceTokens: true,
  strict: true,
  // Not 'silent', which hides the error about a second document.
  logLevel: 'error',
  resolveKnownTags: false,
  prettyErrors: false,
} as const;

export interface Composed {
  readonly tokens: readonly CST.Token[];
  readonly document: Document.Parsed | undefined;
  readonly faults: readonly Fault[];
}

/** Tokens and nodes of a text, and what is wrong with its syntax. */
export function compose(text: string): Composed {
  const tokens = [...new Parser().parse(text)];
  const documents = [...new Composer(SYNTAX_ONLY).compose(tokens)].filter(document => 'contents' in document);
  const errors = documents.flatMap(document =>
    document.errors.map((error): Fault => {
      const offset = error.message.startsWith('Missing closing') ? quoteTo(tokens, error.pos[0]) : error.pos[0];
      return { code: error.code, offset, detail: error.message };
    }),
  );
  return { tokens, document: documents[0], faults: errors.length ? errors : syntaxFaults(text, tokens) };
}

/** Where the quoted scalar begins that is given up at an offset. */
function quoteTo(tokens: readonly CST.Token[], end: number): number {
  let start = end;
  const look = (token: CST.Token | null | undefined): void => {
    if (
      token &&
      'source' in token &&
      token.type.endsWith('-quoted-scalar') &&
      token.offset + token.source.length === end
    )
      start = token.offset;
  };
  for (const token of tokens)
    if (token.type === 'document')
      CST.visit(token, item => {
        look(item.key);
        look(item.value);
      });
  return start;
}

/** @throws Unreadable where PyYAML refuses the text, or this room cannot read it just as PyYAML does. */
export function parse(text: string): Parsed {
  const faults = characterFaults(text);
  if (faults.length) throw new Unreadable(faults);
  return parseSyntax(text);
}

/** Everything but the check of characters. */
export function parseSyntax(text: string): Parsed {
  // The `yaml` package would count a byte order mark as a column.
  const base = text.startsWith('\ufeff') ? 1 : 0;
  try {
    return parsed(text.slice(base), base);
  } catch (error) {
    if (!(error instanceof Unreadable) || !base) throw error;
    throw new Unreadable(error.faults.map(fault => ({ ...fault, offset: fault.offset + base })));
  }
}

/** @param base where the text begins in the file */
function parsed(text: string, base: number): Parsed {
  const { tokens, document, faults } = composeLeniently(text);
  if (faults.length) throw new Unreadable(faults);
  const { start, limit } = contentExtent(text, tokens);
  const extent = { contentStart: start + base, contentLimit: limit + base };
  const contents = document?.contents;
  if (!document || !contents || isNothing(contents)) return { root: undefined, data: NULL, ...extent };
  const { value, byNode } = construct(document, text);
  return { root: new TreeBuilder(text, byNode, base).root(document), data: value, ...extent };
}

/** Neither text nor a tag that makes something of it. */
const isNothing = (node: ParsedNode): boolean =>
  isScalar(node) && node.value === '' && node.type === 'PLAIN' && (node.tag === undefined || node.tag === '!');

/** Flow collections that go on at too small an indentation are common in real files, and PyYAML reads them. */
function composeLeniently(text: string): Composed {
  const composed = compose(text);
  const joined = composed.faults.length ? joinOutdentedFlow(text) : undefined;
  const second = joined === undefined ? undefined : compose(joined);
  return second && !second.faults.length ? second : composed;
}

function contentExtent(
  text: string,
  tokens: readonly CST.Token[],
): { readonly start: number; readonly limit: number } {
  let limit = text.length;
  let start = 0;
  for (const token of tokens) {
    if (token.type === 'doc-end') limit = Math.min(limit, token.offset);
    if (token.type === 'directive') start = token.offset + token.source.length;
    if (token.type !== 'document') continue;
    const marker = token.start.find(part => part.type === 'doc-start');
    if (marker) start = marker.offset + marker.source.length;
  }
  return { start, limit };
}
