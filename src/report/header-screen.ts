/** What was read and found, where the run goes, and what it found to do: before anything is asked. */
import { basename, dirname } from 'node:path';
import type { Travel } from '../chain/select.js';
import type { Step } from '../chain/walk.js';
import type { Deployment } from '../deployment/deployment.js';
import type { FoundBy } from '../deployment/discover.js';
import type { LoadNotice } from '../deployment/load-notices.js';
import { firstUnknown, NEWEST, type Release, releasesBetween } from '../synapse/releases.js';
import { amount, ended, series } from './amounts.js';
import { startVerdict } from './consequence-words.js';
import { nameIn } from './file-names.js';
import type { Line } from './line.js';
import { type Row, rows, wrapped } from './prose.js';
import type { View } from './view.js';

export interface ReadFacts {
  /** Of the first homeserver file. */
  readonly folder: string;
  readonly files: ReadonlyArray<{ readonly name: string; readonly by: FoundBy; readonly role: string }>;
  readonly leftAlone: readonly string[];
  readonly notices: readonly LoadNotice[];
  readonly verbose: boolean;
}

const NAMED_FILES = 4;
const SHOWN_NOTICES = 8;

/** The files, each with the reason why it is there. */
export function readLines(facts: ReadFacts, view: View): readonly Line[] {
  const named = facts.files.filter(({ by }) => by.kind === 'named');
  const found = facts.files.filter(({ by }) => by.kind === 'found');
  const byFolder = grouped(found, ({ name }) => dirname(name));
  const bySetting = grouped(
    facts.files.filter(({ by }) => by.kind === 'setting'),
    ({ role }) => role,
  );
  const entries: readonly Row[] = [
    ...(named.length > NAMED_FILES
      ? [...grouped(named, ({ name }) => dirname(name))].map(
          ([folder, files]): Row => [folderName(folder), `named by you: ${names(files)}`],
        )
      : named.map(({ name }): Row => [name, 'named by you'])),
    ...[...byFolder].map(([folder, files]): Row => [folderName(folder), `found: ${names(files)}`]),
    ...[...bySetting].map(([role, files]): Row => {
      const options = new Set(files.flatMap(({ by }) => (by.kind === 'setting' ? [by.option] : [])));
      const kind = role === 'appservice' ? 'registration' : 'log config';
      return [amount(files.length, kind), `named by ${series([...options])}`];
    }),
    ...(facts.leftAlone.length
      ? ([
          [
            'Left alone',
            `${facts.leftAlone.map(path => nameIn(facts.folder, path)).join(' ')} (not loaded by Synapse)`,
          ],
        ] as const)
      : []),
  ];
  return [
    ...wrapped(`Read (in ${facts.folder}, in the order Synapse merges them)`, view.look),
    ...rows(entries, view.look),
    ...(found.length ? wrapped('Other layout? Name the files in order and add --no-discover.', view.look, '  ') : []),
    ...noticeLines(facts, view),
  ];
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, readonly T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const folderName = (folder: string): string => (folder === '.' ? 'beside it' : `${folder}/`);
const names = (files: ReadonlyArray<{ readonly name: string }>): string =>
  files.map(({ name }) => basename(name)).join(' ');

function noticeLines({ notices, folder, verbose }: ReadFacts, view: View): readonly Line[] {
  if (!notices.length) return [];
  const shown = verbose ? notices : notices.slice(0, SHOWN_NOTICES);
  return [
    'About these files',
    ...shown.flatMap(({ path, line, text }) => {
      const said = ended(text.replaceAll(`${folder}/`, ''));
      return wrapped(`${nameIn(folder, path)}:${line}: ${said}`, view.look, '  ', '    ');
    }),
    ...(shown.length < notices.length ? [`  and ${notices.length - shown.length} more: --verbose`] : []),
  ];
}

export interface TravelFacts {
  readonly travel: Travel;
  /** How many changes are known on the way. */
  readonly known: number;
  /** How many were not looked at since the from-release is not known. */
  readonly needFrom: number;
  /** What the files need, open and refused included. */
  readonly pending: readonly Step[];
  /** The items of the run. */
  readonly items: number;
  readonly advice: number;
  readonly start: Deployment;
}

/** From, to, what is here, and the verdict on the files as they are. */
export function travelLines(facts: TravelFacts, view: View): readonly Line[] {
  const { travel, pending, items, advice, start } = facts;
  const verdict = startVerdict(pending, travel.to, start);
  const changes = pending.length
    ? `${amount(pending.length, 'change')} to the files in ${amount(items, 'step')}`
    : '0 changes to the files';
  const open = pending.flatMap(({ outcome }) => (outcome.kind === 'open' ? [outcome.question] : []));
  const isUnsafe = open.every(question => question.unattended === undefined);
  const here = [
    changes,
    ...(open.length ? [amount(open.length, 'question') + (isUnsafe ? ' without a safe answer' : '')] : []),
    ...(advice ? [`${amount(advice, 'thing')} to check elsewhere`] : []),
  ];
  return [
    ...rows(
      [
        ['From', fromText(facts)],
        ...toRows(facts),
        ['Here', `${series(here)}. Leftovers of older releases were looked for, too.`],
      ],
      view.look,
      '',
    ),
    ...(verdict ? wrapped(`As the files are now, ${verdict}.`, view.look) : []),
  ];
}

function fromText({ travel, needFrom }: TravelFacts): string {
  if (travel.from !== undefined) return `${travel.from}, given by you`;
  const unseen = needFrom
    ? ` ${amount(needFrom, 'change that depends', 'changes that depend')} on it ` +
      `${needFrom === 1 ? 'is' : 'are'} not looked at;`
    : '';
  return `not given;${unseen} --from RELEASE settles it`;
}

function toRows({ travel, known }: TravelFacts): readonly Row[] {
  const unknown = firstUnknown(travel.to);
  if (unknown !== undefined)
    return [
      ['To', `${travel.to}. Known here: releases up to ${NEWEST}.`],
      ['', `${notCoveredRange(unknown, travel.to)} NOT COVERED: read their upgrade notes yourself.`],
    ];
  const way = travel.from === undefined ? '' : `, ${amount(releasesBetween(travel.from, travel.to), 'release')} on`;
  return [['To', `${travel.to}${way}, ${amount(known, 'known change')} on the way.`]];
}

/** `1.164.0 to 1.170.0`. */
export const notCoveredRange = (first: Release, to: Release): string => (first === to ? to : `${first} to ${to}`);
