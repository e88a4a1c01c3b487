/** Reading a file's text, or saying why not in words that its admin can act on. */
import { Lines } from './lines.js';
import { refusalWords } from './refusal-words.js';
import { Unreadable } from './unreadable.js';
import { YamlText } from './yaml-text.js';

export interface Refusal {
  readonly code: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Completes "file:line: ". */
  readonly what: string;
  /** What to do, in one sentence. */
  readonly wayOut: string;
}
export type Reading =
  | { readonly kind: 'yaml'; readonly yaml: YamlText }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** @param text decoded strictly from UTF-8, byte order mark kept */
export function readYaml(text: string): Reading {
  try {
    return { kind: 'yaml', yaml: YamlText.parse(text) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const lines = new Lines(text);
    const refusals = error.faults.map(fault => {
      const line = lines.at(fault.offset);
      const column = fault.offset - lines.start(line) + 1;
      return { code: fault.code, line: line + 1, column: Math.max(1, column), ...refusalWords(fault) };
    });
    return { kind: 'refused', refusals };
  }
}
