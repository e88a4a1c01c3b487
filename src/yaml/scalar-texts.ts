/** Every scalar of a text as it is written, for a look at the writing itself. */
import { Source } from './source.js';
import type { SourceNode } from './tree.js';

export interface ScalarText {
  /** Of its first character, from 1. */
  readonly line: number;
  /** As written, quotes and `|` included, anchor and tag not. */
  readonly text: string;
  /** Neither quoted nor a block scalar. */
  readonly isPlain: boolean;
}

/**
 * Keys and values, in order.
 * @throws Unreadable
 */
export function scalarTexts(text: string): readonly ScalarText[] {
  const { root, lines } = new Source(text);
  const found: ScalarText[] = [];
  const add = (start: number, end: number): void => {
    const written = text.slice(start, end);
    found.push({ line: lines.at(start) + 1, text: written, isPlain: !/^["'|>]/.test(written) });
  };
  const visit = (node: SourceNode): void => {
    if (node.kind === 'scalar') add(node.body, node.end);
    for (const entry of node.entries) {
      if (entry.key) add(entry.keyStart, entry.keyEnd);
      visit(entry.value);
    }
  };
  if (root) visit(root);
  return found;
}
