/** Numbers of things and lists of names, in words. */

/** `1 file`, `3 files`. */
export const amount = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function series(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The same, cut behind `most` names: `a, b and 7 more`. */
export const shortSeries = (names: readonly string[], most: number): string =>
  names.length <= most ? series(names) : series([...names.slice(0, most), `${names.length - most} more`]);

/** With a capital, unless it starts with the name of an option. */
const capitalised = (text: string): string =>
  /^\S*[_.[]\S/.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);

/** Ends with one full stop. */
export const ended = (clause: string): string => (/[.?:]$/.test(clause) ? clause : `${clause}.`);
export const sentence = (clause: string): string => capitalised(ended(clause));
