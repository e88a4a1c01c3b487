/** Writes the values that edits bring in, so that PyYAML, YAML 1.2 readers, block and flow style all read the same. */
import { resolvePlain, TAG } from './scalars.js';
import { isMapping, type Value } from './value.js';

export interface Style {
  /** Columns from a key to its members. */
  readonly mapIndent: number;
  /** Columns from a key to the dash of its items; 0 in many files. */
  readonly seqIndent: number;
  readonly quote: '"' | "'";
}
type ScalarValue = null | boolean | number | bigint | string;

const NULL_BOOL_12 = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const NUMBER_12 = new RegExp(
  '^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?' +
    '|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$',
);
/** What other YAML 1.1 readers take for something else than text, and what looks like a number or a date. */
const OTHER_11 = new RegExp(
  '^(?:[yYnN]|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?|[-+]?[0-9][0-9_]*' +
    // At most one dot: 127.0.0.1 is no number to anybody.
    '|[-+]?[0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\\d{4}-\\d\\d?-\\d\\d?.*|<<|=)$',
);
const BLOCK_PLAIN = /^[A-Za-z0-9_./\\$^(+][\w\-./\\$^()+@%*=~;]*(?:(?::| |, )[\w\-./\\$^()+@%*=~;]+)*$/;
const FLOW_PLAIN = /^[\w./][\w\-./]*$/;

const isPlain = (text: string, flow: boolean): boolean =>
  (flow ? FLOW_PLAIN : BLOCK_PLAIN).test(text) &&
  ![NULL_BOOL_12, NUMBER_12, OTHER_11].some(expression => expression.test(text)) &&
  resolvePlain(text) === `${TAG}str` &&
  !/^(?:---|\.\.\.)/.test(text) &&
  text.length < 512;

/** Characters that only a double-quoted scalar can hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NEEDS_ESCAPE = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/;
const withoutPairs = (text: string): string => text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '');

function doubleQuoted(text: string): string {
  const escaped = [...text].map(character => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    if (!NEEDS_ESCAPE.test(withoutPairs(character))) return character;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

export const quoted = (text: string, quote: Style['quote']): string =>
  quote === "'" && !NEEDS_ESCAPE.test(withoutPairs(text)) ? `'${text.replace(/'/g, "''")}'` : doubleQuoted(text);

export const emitString = (text: string, flow: boolean, quote: Style['quote']): string =>
  isPlain(text, flow) ? text : quoted(text, quote);

export const emitKey = (key: string, style: Style): string => emitString(key, true, style.quote);

/** PyYAML takes for a float only what has a dot, and a sign in its exponent. */
function emitNumber(value: number | bigint): string {
  if (typeof value === 'bigint' || (Number.isSafeInteger(value) && !Object.is(value, -0))) return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0.0';
  const [, digits = '', fraction = '.0', exponent = ''] = /^(-?\d+)(\.\d+)?(e[+-]\d+)?$/.exec(String(value)) ?? [];
  return digits + fraction + exponent;
}

export function emitScalar(value: ScalarValue, flow: boolean, style: Style): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'string' ? emitString(value, flow, style.quote) : emitNumber(value);
}

export function emitFlow(value: Value, style: Style): string {
  if (isMapping(value)) {
    const pairs = Object.entries(value).map(([key, member]) => `${emitKey(key, style)}: ${emitFlow(member, style)}`);
    return `{${pairs.join(', ')}}`;
  }
  if (isScalar(value)) return emitScalar(value, true, style);
  return `[${value.map(item => emitFlow(item, style)).join(', ')}]`;
}

export interface BlockText {
  /** Goes on behind `key:` or `-`. */
  readonly head: string;
  /** Whole lines without line ends. */
  readonly lines: readonly string[];
}

/** @param column of the key or dash that the value belongs to */
export function emitBlock(value: Value, column: number, style: Style): BlockText {
  if (isScalar(value)) return { head: ` ${emitScalar(value, false, style)}`, lines: [] };
  if (isMapping(value)) {
    const members = Object.entries(value);
    const inner = column + style.mapIndent;
    const lines = members.flatMap(([key, member]) => emitPair(key, member, inner, style));
    return lines.length ? { head: '', lines } : { head: ' {}', lines };
  }
  const lines = value.flatMap(item => emitItem(item, column + style.seqIndent, style));
  return lines.length ? { head: '', lines } : { head: ' []', lines };
}

/** The lines of `key: value`. */
export function emitPair(key: string, value: Value, column: number, style: Style): readonly string[] {
  const { head, lines } = emitBlock(value, column, style);
  return [`${' '.repeat(column)}${emitKey(key, style)}:${head}`, ...lines];
}

/** The lines of `- value`. */
export function emitItem(value: Value, column: number, style: Style): readonly string[] {
  const pad = ' '.repeat(column);
  const inner = isScalar(value)
    ? []
    : isMapping(value)
      ? Object.entries(value).flatMap(([key, member]) => emitPair(key, member, column + 2, style))
      : value.flatMap(item => emitItem(item, column + 2, style));
  const [first, ...others] = inner;
  if (first === undefined) return [`${pad}-${emitBlock(value, column, style).head}`];
  return [`${pad}- ${first.slice(column + 2)}`, ...others];
}

const isScalar = (value: Value): value is ScalarValue => value === null || typeof value !== 'object';
