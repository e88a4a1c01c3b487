/** One line of a screen, as data; colour and the escaping of control characters are added where it is printed. */
import type { Look } from './look.js';

export type Line = string | DiffLine;

/** A line of a diff: a file name, the head of a hunk, or a context, removed or added line. */
export interface DiffLine {
  readonly kind: 'file' | 'hunk' | ' ' | '-' | '+';
  /** The text in pieces; `changed` ones differ from the line's other side. */
  readonly pieces: readonly Piece[];
}
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

const RESET = '\x1b[0m';
const TONES = { '-': '\x1b[31m', '+': '\x1b[32m', alarm: '\x1b[1;31m' } as const;
const EMPHASIS = '\x1b[7m';
const EMPHASIS_END = '\x1b[27m';

/** The line as it goes to a terminal or file, without a line end. */
export function printed(line: Line, look: Look): string {
  if (typeof line === 'string') {
    const text = visible(line);
    return look.colour ? text.replace(/will not start/gi, phrase => TONES.alarm + phrase + RESET) : text;
  }
  if (look.accessible) return visible(spoken(line));
  const sign = line.kind === 'file' || line.kind === 'hunk' ? '' : line.kind;
  const tone = line.kind === '-' || line.kind === '+' ? TONES[line.kind] : undefined;
  if (!look.colour || !tone) return visible(sign + textOf(line));
  const pieces = line.pieces.map(({ text, changed }) =>
    changed ? EMPHASIS + visible(text) + EMPHASIS_END : visible(text),
  );
  return tone + sign + pieces.join('') + RESET;
}

export const textOf = (line: DiffLine): string => line.pieces.map(piece => piece.text).join('');
export const piece = (text: string): readonly Piece[] => [{ text, changed: false }];

/** A screen reader says "minus" or nothing for a sign, hence words. */
function spoken(line: DiffLine): string {
  const word = { file: '', hunk: '', ' ': 'unchanged: ', '-': 'removed: ', '+': 'added: ' }[line.kind];
  return word + textOf(line);
}

/** Escapes what would steer a terminal or reorder what it shows; file names and values come from elsewhere. */
const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, character => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
