/** One step, or the clean-up of several, as it is reviewed. */
import { changedFiles } from '../chain/changed-files.js';
import { commentFate } from '../chain/comment-fate.js';
import { showPlace, touched } from '../chain/edit.js';
import type { Question } from '../chain/question.js';
import type { Evidence } from '../chain/run-transform.js';
import type { Item, Step } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import { amount, ended, shortSeries } from './amounts.js';
import { ifLeftOut } from './consequence-words.js';
import { diffLines } from './diff-screen.js';
import { placeOf } from './file-names.js';
import type { Line } from './line.js';
import { placeIn, textOnDisk } from './line-on-disk.js';
import { type Row, rows, wrapped } from './prose.js';
import type { View } from './view.js';

/** Where an item stands in the run. */
export interface Counter {
  readonly position: number;
  readonly total: number;
}

const LABELS = 'If left out'.length;
const NAMED_OPTIONS = 12;
const NAMED_PLACES = 5;

/** The heading, what changed, and what happens if it is left out. */
export function headLines(step: Step, { position, total }: Counter, view: View): readonly Line[] {
  const number = `Step ${position} of ${total}`;
  return [
    view.look.accessible ? `${number}. ${step.id}.` : `${number}  ${step.id}`,
    ...wrapped(ended(step.transform.summary), view.look, '  '),
    ...rows([['If left out', ifLeftOut(step, view.to)]], view.look, '  ', LABELS),
  ];
}

/** The heading of a clean-up: each option by name. */
export function cleanUpHead(item: Item, { position, total }: Counter, view: View): readonly Line[] {
  const options = optionsOf(item);
  const title = `clean-up: ${amount(options.length, 'option')} that ${view.to} does not read`;
  const named = view.verbose ? options : options.slice(0, NAMED_OPTIONS);
  const more = options.length > named.length ? ` and ${options.length - named.length} more` : '';
  return [
    view.look.accessible ? `Step ${position} of ${total}. ${title}.` : `Step ${position} of ${total}  ${title}`,
    ...wrapped(named.join(', ') + more, view.look, '  '),
    ...rows([['If left out', 'Ignored.']], view.look, '  ', LABELS),
  ];
}

/** The options that an item removes, each once. */
export const optionsOf = (item: Item): readonly string[] => [
  ...new Set(
    item.steps.flatMap(({ outcome }) =>
      outcome.kind === 'change' ? outcome.edits.flatMap(touched).map(place => showPlace(place)) : [],
    ),
  ),
];

/** Why this value, why that file; and where the settings lie that raise a question. */
export function evidenceLines(evidence: readonly Evidence[], before: Deployment, view: View): readonly Line[] {
  const named = (text: string): string => textOnDisk(text, view.onDisk, before);
  return rows(
    evidence.map(({ label, text }): Row => [named(label), named(ended(text))]),
    view.look,
    '  ',
    LABELS,
  );
}

/** Diff, comments and notices of what an item would do. */
export function changeLines(item: Item, view: View, regenerated: readonly Line[] = []): readonly Line[] {
  const changes = changedFiles(item.before, item.after);
  return ['', ...diffLines(changes, view), ...afterDiff(item, changes.length, view), ...regenerated];
}

function afterDiff(item: Item, files: number, view: View): readonly Line[] {
  const fates = item.steps.map(commentFate);
  const removed = fates.flatMap((fate, index) =>
    fate.removed.map(place => placeIn(place, view, item.steps[index]?.before ?? item.before)),
  );
  const moved = fates.reduce((sum, fate) => sum + fate.moved, 0);
  const facts = [
    ...(files > 1 ? [`${files === 2 ? 'Both' : `All ${files}`} files change together or not at all.`] : []),
    ...(removed.length ? [`Removes ${amount(removed.length, 'comment')} (${placesOf(removed, view)}).`] : []),
    ...(moved ? [`${amount(moved, 'comment moves', 'comments move')} along.`] : []),
  ];
  return [...wrapped(facts.join(' '), view.look), ...noticeLines(item.steps, view)];
}

const placesOf = (places: readonly string[], { verbose }: View): string =>
  shortSeries([...new Set(places)], verbose ? places.length : NAMED_PLACES);

/** What no edit can carry out, with the places that show it. */
export function noticeLines(steps: readonly Step[], view: View): readonly Line[] {
  return steps.flatMap(({ outcome, before }) =>
    outcome.notices.flatMap(({ text, about }) => {
      const places = about.length
        ? ` (${placesOf(
            about.map(place => placeIn(place, view, before)),
            view,
          )})`
        : '';
      return wrapped(`Note: ${textOnDisk(text, view.onDisk, before)}${places}.`, view.look, '', '  ');
    }),
  );
}

/** A step that cannot be edited exactly, or that needs the admin's hands. */
export function refusedLines(step: Step, view: View): readonly Line[] {
  if (step.outcome.kind !== 'refused') return [];
  const { where, reason } = step.outcome;
  return wrapped(
    `${placeIn(where, view, step.before)}: ${where.option}: ${ended(reason)} The step is left out.`,
    view.look,
    '  ',
    '    ',
  );
}

/** The question with its numbered choices; the last one leaves the step out. */
export function questionLines(question: Question, step: Step, position: number, view: View): readonly Line[] {
  const typed: readonly Row[] = question.input ? [['an answer you type', question.input.expects]] : [];
  const choices: readonly Row[] = [
    ...typed,
    ...question.choices.map(([word, meaning]): Row => {
      const safe = word === question.unattended ? ' (safe)' : '';
      return [word, meaning + safe];
    }),
    ['leave (Enter)', `leaves step ${position} out`],
  ];
  return [
    ...rows(placesAbout(question, step, view), view.look),
    '',
    ...wrapped(`Question ${question.shortId}: ${textOnDisk(question.question, view.onDisk, step.before)}`, view.look),
    ...rows(
      choices.map(([word, meaning], index): Row => [`${index + 1}  ${word}`, meaning]),
      view.look,
    ),
  ];
}

/** Where the settings lie that raise the question, unless the evidence has said it. */
function placesAbout(question: Question, { before, outcome }: Step, view: View): readonly Row[] {
  const said = new Set(outcome.evidence.map(({ label }) => label));
  return question.about
    .map(setting => ({ place: { file: setting.file.path, line: setting.line }, option: String(setting) }))
    .filter(({ place }) => !said.has(placeOf(place)))
    .map(({ place, option }): Row => [placeIn(place, view, before), option]);
}
