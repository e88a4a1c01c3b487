/** What Python's reader and scanner do with characters before any YAML is seen. */
import type { Fault } from './unreadable.js';

/** PyYAML's NON_PRINTABLE (yaml/reader.py). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NON_PRINTABLE = /[^\x09\x0A\x0D\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** In PyYAML NEL, LS, PS and a lone carriage return end a line, in the `yaml` package they do not. */
const REFUSED: ReadonlyArray<readonly [code: string, RegExp]> = [
  ['NON_PRINTABLE', NON_PRINTABLE],
  ['YAML11_BREAK', /[\x85\u2028\u2029]/],
  ['LONE_CR', /\r(?!\n)/],
  ['INNER_BOM', /(?!^)\ufeff/],
];

export const characterFaults = (text: string): readonly Fault[] =>
  REFUSED.flatMap(([code, expression]): Fault[] => {
    const found = expression.exec(text);
    return found ? [{ code, offset: found.index }] : [];
  });
