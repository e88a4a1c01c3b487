/** Adding an item to a sequence. */
import type { Change } from './change.js';
import { tailLine } from './comment-ownership.js';
import { EditRefused } from './edit-refused.js';
import { emitFlow, emitItem } from './emit.js';
import { withAppended } from './intent.js';
import { intoFlow, linesAfter } from './placement.js';
import { set } from './set.js';
import type { Source } from './source.js';
import { typedOf } from './typed.js';
import type { Path, Value } from './value.js';

/** @throws EditRefused */
export function append(source: Source, list: Path, value: Value, comment: readonly string[] = []): Change {
  const entry = source.entry(list);
  if (!entry) throw new EditRefused(source.has(list) ? 'VIA_ALIAS' : 'NO_PATH', String(list.at(-1)));
  const intended = withAppended(source.data, list, typedOf(value));
  const node = entry.value;
  const style = source.styleNear(entry.owner);
  const inBrackets = !comment.length && (typeof value !== 'object' || value === null);
  if (node.kind === 'seq' && node.flow && (node.entries.length || entry.owner.flow || inBrackets)) {
    return { splices: [intoFlow(source, node, emitFlow(value, style), { comment })], intended };
  }
  const last = node.entries.at(-1);
  if (node.kind === 'seq' && last) {
    const pad = ' '.repeat(last.column);
    const lines = [...comment.map(text => `${pad}# ${text}`), ...emitItem(value, last.column, style)];
    return { splices: [linesAfter(source, tailLine(source, last), lines)], intended };
  }
  if (node.kind !== 'seq' && !source.isNull(list)) throw new EditRefused('NOT_A_SEQ', String(list.at(-1)));
  if (entry.owner.flow)
    throw new EditRefused('UNSUPPORTED', 'an empty value in a flow collection; write the list out');
  return { ...set(source, list, [value], comment), intended };
}
