/** One change of the chain, with the same heads for every id. */
import { changedFiles } from '../chain/changed-files.js';
import type { Act, Kind, Transform } from '../chain/contract.js';
import type { Question } from '../chain/question.js';
import type { Item } from '../chain/walk.js';
import { NEWEST } from '../synapse/releases.js';
import { amount, ended, sentence, series } from './amounts.js';
import { diffLines } from './diff-screen.js';
import type { Line } from './line.js';
import { KIND_WORDS } from './listed-words.js';
import type { Look } from './look.js';
import { type Row, rows, wrapped } from './prose.js';
import { timeLineRows } from './time-line.js';
import { upgradeNoteUrl } from './upgrade-note.js';

export interface ExplainedChange {
  /** As it was asked for. */
  readonly id: string;
  /** Id of the transform that makes it. */
  readonly owner: string;
  readonly transform: Transform;
  /** Further ids that it answers to. */
  readonly others: readonly string[];
  readonly kind: Kind;
  /** What it does to an example; undefined if it edits none. */
  readonly example: Item | undefined;
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
}

const WHEN: { readonly [act in Act]: string } = {
  before: 'Before the upgrade.',
  with: 'Together with the upgrade.',
  after: 'At once after the upgrade.',
};
/** Examples differ in what they ask and tell, by the names of files and workers mostly. */
const MOST = 6;
const WHOLE_FILE = 100;

export function changeScreen(change: ExplainedChange, look: Look): readonly Line[] {
  const { id, owner, transform, others, kind, questions, notices } = change;
  const note = transform.note;
  const facts: readonly Row[] = [
    ['What changed', ended(transform.summary)],
    ['What it does', KIND_WORDS[kind] + (transform.optional ? ' A tidy-up: offered with --verbose or --only.' : '')],
    ...(transform.onlyWhenCrossing ? [CROSSING] : []),
    ...questionRows(questions),
    ...cut(notices).map((text, index): Row => [index ? '' : 'You may be told', sentence(text)]),
    ...(transform.act ? [['When to act', WHEN[transform.act]] as const] : []),
    ...(owner === id ? [] : [['Done by', owner] as const]),
    ...(others.length ? [['Stands also for', series(others)] as const] : []),
    ...(note ? [['More', `Synapse upgrade notes, "${note}"`] as const, ['', upgradeNoteUrl(note)] as const] : []),
  ];
  return [
    look.accessible ? `${id}.` : id,
    ...rows(facts, look),
    '',
    'What Synapse does with the old form:',
    ...rows(timeLineRows({ id: owner, transform }), look),
    ...exampleLines(change.example, look),
  ];
}

const CROSSING: Row = ['When it counts', 'On an upgrade across its release; give --from.'];

function questionRows(questions: readonly Question[]): readonly Row[] {
  const texts = cut(questions).map(({ shortId, question, choices, input, unattended }) => {
    const answers = [...(input ? [input.expects] : []), ...choices.map(([word]) => word), 'leave'];
    const safe = unattended === undefined ? 'nothing is safe unattended' : `--yes takes ${unattended}`;
    return `${shortId}: ${question} (${answers.join(', ')}; ${safe})`;
  });
  const more = questions.length - texts.length;
  const all = [...texts, ...(more ? [`${amount(more, 'more question')} of this kind`] : [])];
  return all.length
    ? all.map((text, index): Row => [index ? '' : 'You are asked', text])
    : [['You are asked', 'nothing']];
}

const cut = <T>(all: readonly T[]): readonly T[] => all.slice(0, MOST);

/** Made-up files: nothing in them is a secret. */
function exampleLines(item: Item | undefined, look: Look): readonly Line[] {
  if (!item) return [];
  const view = {
    to: NEWEST,
    onDisk: item.before,
    look,
    context: WHOLE_FILE,
    hiding: { show: true, answers: new Set<string>() },
    verbose: true,
  };
  return [
    '',
    ...wrapped('Before and after, in an example:', look),
    ...diffLines(changedFiles(item.before, item.after), view),
  ];
}
