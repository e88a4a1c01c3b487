/** Every comment of a text. */
import { Lines } from './lines.js';
import { parse } from './parse.js';
import { everyNode } from './source.js';

export interface Comment {
  /** From 1. */
  readonly line: number;
  /** Without `#` and the blank after it. */
  readonly text: string;
}

/**
 * @param text YAML that can be read
 * @throws Unreadable
 */
export function commentsIn(text: string): readonly Comment[] {
  const lines = new Lines(text);
  const scalars = scalarSpans(text, lines);
  const comments: Comment[] = [];
  let next = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.start(line);
    for (const found of lines.textOf(line).matchAll(/(?<=^|\s)#/g)) {
      const offset = start + found.index;
      while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
      if ((scalars[next]?.start ?? Number.POSITIVE_INFINITY) <= offset) continue;
      comments.push({ line: line + 1, text: lines.restFrom(offset).replace(/^# ?/, '') });
      break;
    }
  }
  return comments;
}

/** Stretches in which `#` is text, in order. */
function scalarSpans(text: string, lines: Lines): ReadonlyArray<{ readonly start: number; readonly end: number }> {
  const { root } = parse(text);
  const spans = root
    ? [...everyNode(root)].flatMap(node => [
        ...node.entries.map(entry => ({ start: entry.keyStart, end: entry.keyEnd })),
        // A comment may stand behind the `|` of a block scalar.
        ...(node.kind === 'scalar' && node.style !== 'plain'
          ? [{ start: node.style === 'block' ? lines.start(lines.at(node.body) + 1) : node.body, end: node.end }]
          : []),
      ])
    : [];
  return spans.filter(span => span.end > span.start).sort((a, b) => a.start - b.start);
}
