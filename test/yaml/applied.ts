/** Edits put into effect by other means than the program's own. */
import { applyPatch } from 'diff';
import { hunks } from '../../src/yaml/hunks.js';
import type { Splice } from '../../src/yaml/splice.js';

/** @throws Error if splices overlap, are out of order, or lie outside the text */
export function spliced(text: string, splices: readonly Splice[]): string {
  let after = '';
  let at = 0;
  for (const { start, end, text: added } of splices) {
    if (start < at || end < start || end > text.length) throw new Error(`splice ${start}-${end} behind ${at}`);
    after += text.slice(at, start) + added;
    at = end;
  }
  return after + text.slice(at);
}

/** The hunks as a unified diff, applied by the `diff` package. */
export function patched(text: string, splices: readonly Splice[], context: number): string {
  const lines = hunks(text, splices, context).flatMap(hunk => [
    `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@\n`,
    ...hunk.lines.map(line => line.kind + line.text + (line.eol || '\n\\ No newline at end of file\n')),
  ]);
  if (!lines.length) return text;
  const applied = applyPatch(text, `--- a\n+++ b\n${lines.join('')}`, { autoConvertLineEndings: false });
  return applied === false ? 'the patch does not apply' : applied;
}
