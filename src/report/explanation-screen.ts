/** The answer to `?` at a step. */
import type { Item } from '../chain/walk.js';
import type { Line } from './line.js';
import { type Row, rows, wrapped } from './prose.js';
import { timeLineRows } from './time-line.js';
import type { View } from './view.js';

/** What the letters do; the first thing that most people press `?` for. */
function letterRows(files: number, isCleanUp: boolean): readonly Row[] {
  return [
    ['y', 'accept; written with the rest after your last answer'],
    ['n', `leave ${files === 1 ? 'this file as it is' : `these ${files} files as they are`} (same as Enter)`],
    ...(isCleanUp ? [['s', 'ask about each of these options by itself'] as const] : []),
    ['a', 'accept this and every later step that needs no answer'],
    ['q', 'stop; you decide then about what you have accepted'],
  ];
}

/** Letters, then what each release does with the old setting, then where to read more. */
export function explanationLines(item: Item, files: number, view: View): readonly Line[] {
  return [
    ...rows(letterRows(files, item.kind === 'clean-up'), view.look),
    ...item.steps.flatMap(step => [
      ...wrapped(item.kind === 'clean-up' ? `${step.id}:` : 'What Synapse does with the old form:', view.look, '  '),
      ...rows(timeLineRows(step), view.look, '    '),
      ...(step.transform.note
        ? wrapped(`More: Synapse upgrade notes, "${step.transform.note}"`, view.look, '  ', '    ')
        : []),
      // Not wrapped, so that it can be copied.
      `  All of it: synapse-migrate explain ${step.id}`,
    ]),
  ];
}

/** What may be typed at a question. */
export const questionHelp = (choices: number, view: View): readonly Line[] =>
  wrapped(
    `Type a number from 1 to ${choices} or the word behind it, then Enter. Enter alone leaves the step out; ` +
      'q stops, and you decide then about what you have accepted.',
    view.look,
    '  ',
  );
