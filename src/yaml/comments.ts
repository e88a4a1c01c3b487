/** Every comment of a text. */
import type { Lines } from './lines.js';
import { Source } from './source.js';
import type { SourceNode } from './tree.js';

export interface Comment {
  /** From 1. */
  readonly line: number;
  /** Without `#` and the blank after it. */
  readonly text: string;
}

/** @throws Unreadable */
export const commentsIn = (text: string): readonly Comment[] => commentsOf(new Source(text));

export function commentsOf({ lines, root }: Source): readonly Comment[] {
  const scalars = scalarSpans(root, lines);
  const comments: Comment[] = [];
  let next = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.start(line);
    const text = lines.textOf(line);
    if (!text.includes('#')) continue;
    for (const found of text.matchAll(/(?<=^|\s)#/g)) {
      const offset = start + found.index;
      while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
      if ((scalars[next]?.start ?? Number.POSITIVE_INFINITY) <= offset) continue;
      comments.push({ line: line + 1, text: text.slice(found.index).replace(/^# ?/, '') });
      break;
    }
  }
  return comments;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stretches in which `#` is text, in order. */
function scalarSpans(root: SourceNode | undefined, lines: Lines): readonly Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    if (end > start && lines.text.slice(start, end).includes('#')) spans.push({ start, end });
  };
  const visit = (node: SourceNode): void => {
    // A comment may stand behind the `|` of a block scalar.
    if (node.style === 'block') add(lines.start(lines.at(node.body) + 1), node.end);
    else if (node.kind === 'scalar') add(node.body, node.end);
    for (const entry of node.entries) {
      add(entry.keyStart, entry.keyEnd);
      visit(entry.value);
    }
  };
  if (root) visit(root);
  return spans.sort((a, b) => a.start - b.start);
}
