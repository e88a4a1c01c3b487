/** What is to be done outside the files. */
import { amount, ended, shortSeries } from './amounts.js';
import type { Line } from './line.js';
import { placeIn, textOnDisk } from './line-on-disk.js';
import { wrapped } from './prose.js';
import type { View } from './view.js';
import type { Advice } from './walk-facts.js';

const SHOWN = 8;
const PLACES = 3;

/** What is printed, and how much of it only --verbose prints. */
export function shownAdvice(
  advice: readonly Advice[],
  verbose: boolean,
): { readonly shown: readonly Advice[]; readonly cut: number } {
  const shown = verbose ? advice : advice.filter(({ act }) => act !== undefined).slice(0, SHOWN);
  return { shown, cut: advice.length - shown.length };
}

/** The text of one, with the places that show it. */
export function adviceText({ text, about, before }: Advice, view: View): string {
  const places = about.length
    ? ` (${shortSeries([...new Set(about.map(place => placeIn(place, view, before)))], PLACES)})`
    : '';
  return ended(textOnDisk(text, view.onDisk, before) + places);
}

export function adviceLines(advice: readonly Advice[], verbose: boolean, view: View): readonly Line[] {
  const { shown } = shownAdvice(advice, verbose);
  if (!shown.length) return [];
  return [
    '',
    'Outside these files',
    ...shown.flatMap(one => wrapped(`${WHEN[one.act ?? 'note']}: ${adviceText(one, view)}`, view.look, '  ', '    ')),
  ];
}

const WHEN = {
  before: 'Before the upgrade',
  with: 'With the upgrade',
  after: 'After the upgrade',
  note: 'Note',
} as const;

/** `2 notes: --verbose.`, or nothing. */
export const cutNote = (cut: number): string => (cut ? `${amount(cut, 'note')}: --verbose.` : '');
