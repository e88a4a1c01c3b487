/** Asks on the terminal: one plain line, ended by Enter. */
import { Interrupted } from './interrupted.js';

/** A line as it is read: what is asked, and whether the answer stays unseen. */
export interface Prompt {
  readonly text: string;
  readonly hidden?: boolean;
}

export type Ask = (prompt: Prompt) => Promise<string>;

const INTERRUPTED = 130;
/** Inquirer settles a prompt within the same tick in which it stops reading. */
const END_OF_INPUT_AFTER = 20;

const plain = (text: string): string => text;

/**
 * Asks on stderr, reads from stdin.
 * @throws Interrupted on Ctrl-C and at the end of input
 */
export async function ask({ text, hidden = false }: Prompt): Promise<string> {
  // Loaded only here: most runs ask nothing.
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input: process.stdin, output: process.stderr });
  // Inquirer puts a blank between its prefix and the message; without a prefix the line would start with it.
  const lastBlank = text.lastIndexOf(' ');
  const theme = {
    prefix: { idle: text.slice(0, lastBlank), done: text.slice(0, lastBlank) },
    style: { message: plain, answer: plain, defaultAnswer: plain, error: plain, help: plain, maskedText: '' },
  };
  const message = text.slice(lastBlank + 1);
  const question = hidden
    ? ({ type: 'password', name: 'answer', message, theme, toggleMask: false } as const)
    : ({ type: 'input', name: 'answer', message, theme } as const);
  const guard = endOfInput();
  try {
    const { answer } = await Promise.race([prompt<{ answer: string }>(question), guard.ended]);
    return answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted();
    throw error;
  } finally {
    guard.lift();
  }
}

/**
 * At the end of input inquirer never settles: the process would run out of work and end with exit code 0. Reading
 * stops then, which stdin tells.
 */
function endOfInput(): { readonly ended: Promise<never>; lift(): void } {
  let stop = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    stop = () => setTimeout(() => reject(new Interrupted()), END_OF_INPUT_AFTER);
    process.stdin.once('pause', stop).once('end', stop);
  });
  const atExit = (): void => {
    // A signal has set its own code.
    process.exitCode ??= INTERRUPTED;
  };
  process.once('exit', atExit);
  ended.catch(() => {});
  return {
    ended,
    lift: () => {
      process.stdin.off('pause', stop).off('end', stop);
      process.off('exit', atExit);
    },
  };
}
