/** Giving an existing key or item another value. */
import type { Change } from './change.js';
import { EditRefused } from './edit-refused.js';
import { emitBlock, emitFlow, emitItem, emitScalar, quoted, type Style } from './emit.js';
import { withSet } from './intent.js';
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import type { Entry, SourceNode } from './tree.js';
import { typedOf } from './typed.js';
import { isMapping, type Path, type Value } from './value.js';

type ScalarValue = Exclude<Value, object>;

/**
 * @param comment goes above the members, if the value is a collection in block style
 * @throws EditRefused
 */
export function set(source: Source, path: Path, value: Value, comment: readonly string[] = []): Change {
  const entry = source.entry(path);
  if (!entry) throw new EditRefused(source.has(path) ? 'VIA_ALIAS' : 'NO_PATH', String(path.at(-1)));
  return {
    splices: [replacement(source, entry, value, comment)],
    intended: withSet(source.data, path, typedOf(value)),
  };
}

function replacement(source: Source, entry: Entry, value: Value, comment: readonly string[]): Splice {
  const node = entry.value;
  const style = source.styleNear(entry.owner);
  const toScalar = value === null || typeof value !== 'object';
  if (toScalar && (node.kind === 'scalar' || node.kind === 'alias')) {
    // An explicit tag would make another type of the new value.
    const start = node.kind === 'scalar' && node.tag ? node.start : node.body;
    const anchor = start !== node.body && node.anchor ? `&${node.anchor} ` : '';
    const lineEnd = node.end > node.body && source.text[node.end - 1] === '\n' ? source.eol : '';
    const comment = node.style === 'block' ? keptComment(source, entry) : '';
    const written = scalarLike(source, node, value, entry.owner.flow || node.flow, style);
    return { start, end: node.end, text: anchor + written + comment + lineEnd };
  }
  if (entry.owner.flow || (node.flow && !toScalar && node.entries.length)) {
    const text = emitFlow(value, style);
    if (node.kind !== 'null') return { start: node.body, end: node.end, text };
    const gap = entry.indicatorEnd === entry.start ? '' : ' ';
    return { start: entry.indicatorEnd, end: Math.max(entry.indicatorEnd, node.end), text: gap + text };
  }
  return blockReplacement(source, entry, value, style, comment);
}

/** Written as the old scalar was: its quotes, or its family of booleans. */
function scalarLike(source: Source, old: SourceNode, value: ScalarValue, flow: boolean, style: Style): string {
  if (typeof value === 'boolean' && old.style === 'plain') {
    const family = BOOLEANS.find(words => words.includes(source.text.slice(old.body, old.end)));
    if (family) return family[value ? 0 : 1];
  }
  if (typeof value === 'string' && old.style === 'double') return quoted(value, '"');
  if (typeof value === 'string' && old.style === 'single') return quoted(value, "'");
  return emitScalar(value, flow, style);
}
const BOOLEANS: ReadonlyArray<readonly [string, string]> = [
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['yes', 'no'],
  ['Yes', 'No'],
  ['YES', 'NO'],
  ['on', 'off'],
  ['On', 'Off'],
  ['ON', 'OFF'],
];

/** A block value, or a change between scalar and collection: everything behind the indicator is written anew. */
function blockReplacement(
  source: Source,
  entry: Entry,
  value: Value,
  style: Style,
  comment: readonly string[],
): Splice {
  const { lines, eol } = source;
  const last = source.lastLine(entry);
  const asItem = entry.owner.kind === 'seq' && hasMembers(value);
  const [first = '', ...rest] = asItem ? emitItem(value, entry.column, style) : [];
  const block = asItem ? { head: first.slice(entry.column + 1), lines: rest } : emitBlock(value, entry.column, style);
  const pad = /^ */.exec(block.lines[0] ?? '')?.[0] ?? '';
  const below = [...comment.map(line => `${pad}# ${line}`), ...block.lines];
  const text = block.head + keptComment(source, entry) + below.map(line => eol + line).join('');
  return { start: entry.indicatorEnd, end: lines.start(last + 1), text: text + lines.endOf(last) };
}

const hasMembers = (value: Value): boolean =>
  isMapping(value) ? Object.keys(value).length > 0 : Array.isArray(value) && value.length > 0;

/** The comment on the line of the key, or behind a value that is not a block, with the blanks before it. */
function keptComment(source: Source, entry: Entry): string {
  const { lines } = source;
  const node = entry.value;
  const below = lines.at(node.body) !== lines.at(entry.indicatorEnd);
  const onKeyLine = node.kind === 'null' || node.style === 'block' || below;
  const rest = lines.restFrom(onKeyLine ? entry.indicatorEnd : node.end);
  const behind = onKeyLine ? rest.replace(/^(?:\s+(?:[&!]\S*|[|>][-+0-9]*))+/, '') : rest;
  return /^\s*#/.test(behind) ? behind.replace(/^\s*(?=#)/, blanks => blanks || ' ') : '';
}
