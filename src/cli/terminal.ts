/** Where the talk and the result of a run go. */
import { type Line, printed } from '../report/line.js';
import { type ColourWhen, type Look, lookOf } from '../report/look.js';
import { type Ask, ask } from './prompt.js';

export interface Terminal {
  /** Of the talk. */
  readonly look: Look;
  /** Talk, to stderr. */
  say(...lines: readonly Line[]): void;
  /** The result, to stdout, as it is. */
  result(text: string): void;
  /** The result as lines of a screen, to stdout. */
  show(lines: readonly Line[]): void;
  readonly resultLook: Look;
  /** stdout is a terminal: nobody pipes the result on. */
  readonly resultIsSeen: boolean;
  readonly canAsk: boolean;
  readonly ask: Ask;
}

export function terminalOf(colour: ColourWhen): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const look = lookOf(stderr, colour, env);
  const resultLook = lookOf(stdout, colour, env);
  // `… | head` closes the pipe early; that is no fault.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    look,
    say: (...lines) => {
      if (lines.length) stderr.write(lines.map(line => `${printed(line, look)}\n`).join(''));
    },
    result: text => {
      stdout.write(text);
    },
    show: lines => {
      stdout.write(lines.map(line => `${printed(line, resultLook)}\n`).join(''));
    },
    resultLook,
    resultIsSeen: stdout.isTTY === true,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    ask,
  };
}
