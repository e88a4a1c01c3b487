/** The words that `list` takes and gives for a change: its kind, and its severity in the words of the screens. */
import type { Severity } from '../chain/consequence.js';
import type { Kind } from '../chain/contract.js';
import { SEVERITY_WORDS } from './consequence-words.js';

/** A severity as reports write it, such as `will-not-start`. */
export type SeverityWord = string;

export const severityWord = (severity: Severity): SeverityWord => SEVERITY_WORDS[severity].replaceAll(' ', '-');

/** The worst first. */
export const SEVERITIES: readonly SeverityWord[] = Object.values(SEVERITY_WORDS).map(words =>
  words.replaceAll(' ', '-'),
);

/** What each kind of change does, and what it leaves to the admin. */
export const KIND_WORDS: { readonly [kind in Kind]: string } = {
  edit: 'Changes files. Each change is shown as a diff, and nothing is written before you say so.',
  value: 'Adds a value that only you can name.',
  default: 'Nothing, unless you want to keep the old default: then it is written down.',
  notice: 'Changes no file; it tells you what to do.',
};
export const KINDS: readonly string[] = Object.keys(KIND_WORDS);
