/** The ends of a dry run, of an unattended run and of a check. */
import { changedFiles } from '../chain/changed-files.js';
import type { Question } from '../chain/question.js';
import type { Step } from '../chain/walk.js';
import { amount, ended } from './amounts.js';
import { byConsequence, ifLeftOut, processes, SEVERITY_WORDS } from './consequence-words.js';
import type { Line } from './line.js';
import { placeIn } from './line-on-disk.js';
import { type Row, rows, table, wrapped } from './prose.js';
import { optionsOf } from './step-screen.js';
import type { View } from './view.js';
import type { Numbered } from './walk-facts.js';

/** `--answer` with the short id where it is the only one of that name. */
function answerId(question: Question, all: readonly Question[]): string {
  return all.filter(other => other.shortId === question.shortId).length > 1 ? question.id : question.shortId;
}

const openQuestions = (items: readonly Numbered[]): readonly Question[] =>
  items.flatMap(({ item }) =>
    item.steps.flatMap(({ outcome }) => (outcome.kind === 'open' ? [outcome.question] : [])),
  );

/** The summary of a dry run: by consequence, ids instead of diffs. */
export function dryRunLines(items: readonly Numbered[], view: View): readonly Line[] {
  const steps = items.filter(({ item }) => item.kind === 'step').map(({ item }) => item.steps[0]);
  const cleanUp = items.find(({ item }) => item.kind === 'clean-up');
  const entries = [
    ...steps
      .toSorted(byConsequence)
      .map(step => [SEVERITY_WORDS[step.consequence.severity], step.id, processes(step.affected, step.before)]),
    ...(cleanUp ? [['ignored', `${amount(optionsOf(cleanUp.item).length, 'option')}, in the clean-up step`, '']] : []),
  ];
  const left: readonly Row[] = items.flatMap(({ item, verdict, position }): readonly Row[] => {
    const [{ outcome }] = item.steps;
    if (outcome.kind === 'open' && verdict === 'open')
      return [
        [
          'Open question',
          `${outcome.question.shortId} (step ${position}); --yes would leave step ${position} out`,
        ] as const,
      ];
    if (outcome.kind === 'refused')
      return [['By hand', `step ${position}: ${placeIn(outcome.where, view, item.before)}: ${ended(outcome.reason)}`]];
    return [];
  });
  return ['', 'Summary of the dry run: nothing written', ...table(entries, view.look), ...rows(left, view.look)];
}

/** One line a step of an unattended run; what is open takes as many as it needs. */
export function outcomeLines(items: readonly Numbered[], view: View): readonly Line[] {
  const questions = openQuestions(items);
  const heads = table(
    items.map(({ item, verdict }) => [
      verdict === 'accepted'
        ? 'accepted'
        : verdict === 'refused'
          ? 'REFUSED'
          : verdict === 'open'
            ? 'OPEN'
            : 'left out',
      item.kind === 'clean-up'
        ? `clean-up: ${amount(optionsOf(item).length, 'option')} that ${view.to} ignores`
        : item.steps[0].id,
      verdict === 'accepted' ? amount(changedFiles(item.before, item.after).length, 'file') : 'not written',
    ]),
    view.look,
    '',
  );
  if (heads.length !== items.length) return [...heads, ...items.flatMap(entry => whyLeft(entry, questions, view))];
  return items.flatMap((entry, index) => [heads[index] ?? '', ...whyLeft(entry, questions, view)]);
}

function whyLeft({ item, verdict }: Numbered, questions: readonly Question[], view: View): readonly Line[] {
  const [step] = item.steps;
  const { outcome } = step;
  if (verdict === 'accepted' || outcome.kind === 'change') return [];
  const until = wrapped(`Until then: ${ifLeftOut(step, view.to)}`, view.look, '  ');
  if (outcome.kind === 'refused')
    return [
      ...wrapped(
        `${placeIn(outcome.where, view, step.before)}: ${outcome.where.option}: ${ended(outcome.reason)}`,
        view.look,
        '  ',
        '    ',
      ),
      ...until,
    ];
  if (verdict === 'left out') return wrapped('Left by your answer.', view.look, '  ');
  return [...howToAnswer(outcome.question, questions, view), ...until];
}

/** The lines to paste. */
function howToAnswer(question: Question, all: readonly Question[], view: View): readonly Line[] {
  const id = answerId(question, all);
  const values = [
    ...(question.input ? [question.input.example ?? question.input.expects.toUpperCase()] : []),
    ...question.choices.map(([word]) => word),
  ];
  return [
    ...wrapped(`Question ${id} has no safe answer: ${question.question}`, view.look, '  ', '    '),
    '  Run again with one of:',
    ...values.map(value => `    --answer ${shellWord(`${id}=`)}${shellWord(value)}`),
  ];
}

const shellWord = (text: string): string =>
  /^[\w@%+=:,./#-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** What is left after a run, the worst first, each with its place. */
export function leftLines(steps: readonly Step[], view: View): readonly Line[] {
  return table(
    steps.toSorted(byConsequence).map(step => {
      const needs = step.outcome.kind === 'open' ? `needs an answer: ${step.outcome.question.shortId}` : '';
      return [
        SEVERITY_WORDS[step.consequence.severity],
        step.id,
        [whereText(step, view), needs].filter(Boolean).join(', '),
      ];
    }),
    view.look,
  );
}

/** `conf.d/workers.yaml:6 and 2 more`: where the step would edit, or what it is about. */
export function whereText({ outcome, before }: Step, view: View): string {
  const places =
    outcome.kind === 'change'
      ? outcome.edits.map(edit => ({ file: edit.at.file, line: before.file(edit.at.file)?.lineOf(edit.at.path) ?? 1 }))
      : outcome.kind === 'open'
        ? outcome.question.about.map(setting => ({ file: setting.file.path, line: setting.line }))
        : [outcome.where];
  const [first, ...more] = [...new Set(places.map(place => placeIn(place, view, before)))];
  if (first === undefined) return '';
  return more.length ? `${first} and ${more.length} more` : first;
}
