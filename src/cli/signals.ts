/** Signals before the write end the program with nothing written; during the write they wait, as it is one call. */
import { writeSync } from 'node:fs';

const NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
let isWritten = false;
const handlers = new Map<keyof typeof NUMBERS, () => void>();

/** To be called at the start. */
export function nothingWrittenOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const handler = (): void => {
      say('\nInterrupted. Nothing was written.\n');
      process.exit(128 + NUMBERS[signal]);
    };
    handlers.set(signal, handler);
    process.once(signal, handler);
  }
}

/** The files are new: a signal that waited must not claim otherwise, and the final screen is still to come. */
export function writingIsOver(): void {
  isWritten = true;
  for (const [signal, handler] of handlers) process.off(signal, handler).on(signal, () => {});
}

/** Whether files have been replaced, or an attempt at it has ended. */
export const mayBeWritten = (): boolean => isWritten;

/** At once, as the process ends right behind it. */
function say(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody reads it any more.
  }
}
