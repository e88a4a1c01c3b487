/** Which Python value a scalar becomes: PyYAML's resolver.py and constructor.py (SafeLoader). */
import type { Typed } from './typed.js';
import { NULL, str } from './typed.js';

export const TAG = 'tag:yaml.org,2002:';

/** The text is not what its tag says; Python raises an error. */
export class NotConstructible extends Error {
  override readonly name = 'NotConstructible';
}

const RESOLVERS = {
  bool: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  float: new RegExp(
    [
      '^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?',
      '\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?',
      '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*',
      '[-+]?\\.(?:inf|Inf|INF)',
      '\\.(?:nan|NaN|NAN))$',
    ].join('|'),
  ),
  int: new RegExp(
    [
      '^(?:[-+]?0b[0-1_]+',
      '[-+]?0[0-7_]+',
      '[-+]?(?:0|[1-9][0-9_]*)',
      '[-+]?0x[0-9a-fA-F_]+',
      '[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$',
    ].join('|'),
  ),
  null: /^(?:~|null|Null|NULL|)$/,
  timestamp: new RegExp(
    '^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)' +
      '[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$',
  ),
};

/**
 * The tag that PyYAML's implicit resolver gives a plain scalar; the first character decides which patterns are tried.
 */
export function resolvePlain(text: string): string {
  const first = text[0];
  if (first === undefined) return `${TAG}null`;
  if ('yYnNtTfFoO'.includes(first) && RESOLVERS.bool.test(text)) return `${TAG}bool`;
  if ('-+0123456789.'.includes(first)) {
    if (RESOLVERS.float.test(text)) return `${TAG}float`;
    if (first !== '.' && RESOLVERS.int.test(text)) return `${TAG}int`;
    if (first >= '0' && first <= '9' && RESOLVERS.timestamp.test(text)) return `${TAG}timestamp`;
  }
  if ('~nN'.includes(first) && RESOLVERS.null.test(text)) return `${TAG}null`;
  if (text === '<<') return `${TAG}merge`;
  return text === '=' ? `${TAG}value` : `${TAG}str`;
}

/** @throws NotConstructible where SafeLoader raises an error. */
export function constructScalar(text: string, tag: string): Typed {
  switch (tag) {
    case `${TAG}str`:
      return str(text);
    case `${TAG}null`:
      return NULL;
    case `${TAG}bool`:
      return { kind: 'bool', value: pythonBool(text) };
    case `${TAG}int`:
      return { kind: 'int', value: pythonInt(text) };
    case `${TAG}float`:
      return { kind: 'float', value: pythonFloat(text) };
    case `${TAG}timestamp`:
      return timestamp(text);
    case `${TAG}binary`:
      return { kind: 'bytes', value: base64(text) };
    default:
      throw new NotConstructible(`the tag ${tag} means nothing to Synapse`);
  }
}

function pythonBool(text: string): boolean {
  const word = text.toLowerCase();
  if (['yes', 'true', 'on'].includes(word)) return true;
  if (['no', 'false', 'off'].includes(word)) return false;
  throw new NotConstructible(`${text} is not a boolean`);
}

function pythonInt(text: string): bigint {
  const [, sign, digits = ''] = /^([-+]?)(.*)$/s.exec(text.replace(/_/g, '').trim()) ?? [];
  const number = (part: string, valid: RegExp, prefix: string): bigint => {
    if (!valid.test(part)) throw new NotConstructible(`${text} is not a whole number`);
    return BigInt(prefix + part);
  };
  const magnitude = (): bigint => {
    if (digits === '0') return 0n;
    if (digits.startsWith('0b')) return number(digits.slice(2), /^[01]+$/, '0b');
    if (digits.startsWith('0x')) return number(digits.slice(2), /^[0-9a-fA-F]+$/, '0x');
    if (digits.startsWith('0')) return number(digits.replace(/^0[oO]/, ''), /^[0-7]+$/, '0o');
    if (digits.includes(':'))
      return digits.split(':').reduce((sum, part) => sum * 60n + number(part, /^[0-9]+$/, ''), 0n);
    return number(digits, /^[0-9]+$/, '');
  };
  return sign === '-' ? -magnitude() : magnitude();
}

function pythonFloat(text: string): number {
  const [, sign, digits = ''] = /^([-+]?)(.*)$/s.exec(text.replace(/_/g, '').toLowerCase()) ?? [];
  const number = (part: string): number => {
    if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(part))
      throw new NotConstructible(`${text} is not a number`);
    return Number(part);
  };
  const magnitude = (): number => {
    if (digits === '.inf') return Number.POSITIVE_INFINITY;
    if (digits === '.nan') return Number.NaN;
    // PyYAML's own order of operations: from the last part on, so that the rounding is the same.
    const parts = digits.split(':').reverse();
    return parts.reduce((sum, part, index) => sum + number(part) * 60 ** index, 0);
  };
  return sign === '-' ? -magnitude() : magnitude();
}

const TIMESTAMP = new RegExp(
  '^([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)(?:(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?' +
    '(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?)?$',
);

function timestamp(text: string): Typed {
  const parts = TIMESTAMP.exec(text);
  if (!parts) throw new NotConstructible(`${text} is not a date`);
  const part = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    throw new NotConstructible(`${text} is not a day of the calendar`);
  const date = `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
  if (parts[4] === undefined) return { kind: 'date', value: date };
  const [hour, minute, second] = [part(4), part(5), part(6)];
  const offset = part(10) * 60 + part(11);
  if (hour > 23 || minute > 59 || second > 59 || part(10) > 23)
    throw new NotConstructible(`${text} is not a time of day`);
  const microseconds = Number((parts[7] ?? '').slice(0, 6).padEnd(6, '0'));
  const fraction = microseconds ? `.${padded(microseconds, 6)}` : '';
  const sign = offset === 0 ? '+' : (parts[9] ?? '+');
  const zone = parts[8] === undefined ? '' : `${sign}${padded(Math.floor(offset / 60))}:${padded(offset % 60)}`;
  return { kind: 'datetime', value: `${date}T${padded(hour)}:${padded(minute)}:${padded(second)}${fraction}${zone}` };
}
const padded = (number: number, width = 2): string => String(number).padStart(width, '0');

function daysIn(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** Hexadecimal digits of the bytes, as binascii.a2b_base64 decodes them: other characters are skipped. */
function base64(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9+/=]/g, '');
  const [, body = '', padding = ''] = /^([^=]*)(=*)/.exec(clean) ?? [];
  const missing = body.length % 4 === 0 ? 0 : 4 - (body.length % 4);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Python encodes the text as ASCII first
  if (/[^\x00-\x7f]/.test(text) || missing === 3 || missing > padding.length)
    throw new NotConstructible('this is not base64');
  return Buffer.from(body, 'base64').toString('hex');
}
