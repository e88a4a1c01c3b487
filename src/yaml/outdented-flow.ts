/**
 * Inside `[ ]` and `{ }` PyYAML ignores indentation; the `yaml` package ends the collection at a line that is not
 * indented enough. In a copy of the same length such lines are joined to the one before, so that offsets stay true.
 */
import { CST, Lexer } from 'yaml';

/** More joins than this in one file are not worth the time: each lexes the text anew. */
const MOST_JOINS = 500;

/** The copy, or undefined if there is no such line, or joining could change what the text says. */
export function joinOutdentedFlow(text: string): string | undefined {
  let copy = text;
  for (let joins = 0; joins < MOST_JOINS; joins++) {
    const end = prematureEnd(copy);
    if (end === undefined) return joins ? copy : undefined;
    const joined = joinedAt(copy, end);
    if (joined === undefined || joined === copy) return undefined;
    copy = joined;
  }
  return undefined;
}

/** The offset at which the lexer gave up a flow collection. */
function prematureEnd(text: string): number | undefined {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.FLOW_END) return offset;
    if (lexeme !== CST.DOCUMENT && lexeme !== CST.SCALAR) offset += lexeme.length;
  }
  return undefined;
}

/** Blanks in place of line ends and comments between the last token before `offset` and the next one after it. */
function joinedAt(text: string, offset: number): string | undefined {
  const next = text.slice(offset).search(/[^\s]/);
  if (next < 0) return undefined;
  const to = offset + next;
  // A comment between them ends at a line end; what stands before the first one on its line is content.
  const lines = text.slice(0, to).split('\n');
  let line = lines.length - 2;
  while (line >= 0 && /^\s*(?:#.*)?$/.test(lines[line] ?? '')) line--;
  const lineStart = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  const content =
    /^(?:[^#"']|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?<![\s])#)*/.exec(lines[line] ?? '')?.[0].trimEnd() ?? '';
  const from = lineStart + content.length;
  const last = content.at(-1) ?? '';
  // Between two pieces of a scalar an empty line counts, and so would a comment.
  const between = text.slice(from, to);
  if (between.replace(/#.*$/gm, '').includes('\t')) return undefined;
  const plainFold = /^ *\r?\n *$/.test(between);
  if (!plainFold && !'[{,:'.includes(last) && !']},'.includes(text[to] ?? '')) return undefined;
  return text.slice(0, from) + between.replace(/[^\n]|\n/g, ' ') + text.slice(to);
}
