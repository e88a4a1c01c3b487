/** A file without a final line end stays without one. */
import type { Source } from './source.js';
import type { Splice } from './splice.js';
import type { Entry, SourceNode } from './tree.js';

/**
 * Splices that take lines out at the end of the file leave it without a final line end if it had none, unless that
 * would cut a block scalar short.
 */
export function keepingFileEnd(source: Source, splices: readonly Splice[]): readonly Splice[] {
  const { text } = source;
  const cut = splices.find(splice => splice.end === text.length && splice.text === '' && splice.start < splice.end);
  if (!cut || text.endsWith('\n') || text[cut.start - 1] !== '\n') return splices;
  const put = splices.findLast(splice => splice !== cut && splice.end === cut.start && splice.text.endsWith('\n'));
  const changed = put ? { ...put, text: put.text.replace(/\r?\n$/, '') } : withLineEndBefore(source, cut);
  return splices.map(splice => (splice === (put ?? cut) ? changed : splice));
}

function withLineEndBefore(source: Source, cut: Splice): Splice {
  if (endsBlockScalar(source, cut.start)) return cut;
  return { ...cut, start: cut.start - (source.text[cut.start - 2] === '\r' ? 2 : 1) };
}

function endsBlockScalar(source: Source, offset: number): boolean {
  let node: SourceNode | undefined = source.root;
  while (node?.entries.length) {
    const before: Entry | undefined = node.entries.findLast(entry => entry.end <= offset);
    node = before?.value;
  }
  return node?.style === 'block';
}
