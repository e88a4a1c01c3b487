/** `synapse-migrate list`: the changes that the program knows, without a look at any file. */
import { type ListedChange, listLines } from '../report/list-screen.js';
import { severityWord } from '../report/listed-words.js';
import { compareReleases, firstUnknown, NEWEST, type Release } from '../synapse/releases.js';
import { type ChainEntry, entriesOf, kindOf, severityAt } from './chain-entries.js';
import { EXIT } from './exit-code.js';
import type { ListOptions } from './reading-arguments.js';
import type { Terminal } from './terminal.js';
import { releaseTyped } from './travel.js';
import { type Wrong, wrong } from './usage.js';

/**
 * Prints what the options leave; nothing is read.
 * @returns the exit code, or what is wrong with the releases
 */
export async function listChain(
  options: ListOptions,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number | Wrong> {
  const from = options.from === undefined ? undefined : releaseTyped('--from', options.from, argv);
  const to = options.to === undefined ? NEWEST : releaseTyped('--to', options.to, argv);
  if (typeof from === 'object') return from;
  if (typeof to === 'object') return to;
  if (from !== undefined && compareReleases(to, from) < 0)
    return wrong(`--to ${to} is older than --from ${from}: list shows what came after --from, up to --to`);
  // The transforms are large; help and usage errors do without.
  const { chain } = await import('../../transforms/index.js');
  const listed = entriesOf(chain)
    .filter(({ release }) => isWithin(release, from, to))
    .map(entry => listedOf(entry, to))
    .filter(({ kind }) => options.kind === undefined || kind === options.kind)
    .filter(({ severity }) => options.severity === undefined || severityWord(severity) === options.severity);
  if (firstUnknown(to) !== undefined) terminal.say(`Known here: releases up to ${NEWEST}.`);
  if (options.json) terminal.result(`${JSON.stringify(listed.map(asReported), undefined, 2)}\n`);
  else if (listed.length) terminal.show(listLines(listed, terminal.resultLook, terminal.resultIsSeen));
  else terminal.say('No change that is known here fits.');
  return EXIT.done;
}

const isWithin = (release: Release, from: Release | undefined, to: Release): boolean =>
  compareReleases(release, to) <= 0 && (from === undefined || compareReleases(release, from) > 0);

const listedOf = (entry: ChainEntry, to: Release): ListedChange => ({
  id: entry.id,
  transform: entry.owner,
  kind: kindOf(entry.transform),
  severity: severityAt(entry, to),
  release: entry.release,
  summary: entry.transform.summary,
});

/** Values are the words of the screens, hyphenated. */
const asReported = (change: ListedChange) => ({ ...change, severity: severityWord(change.severity) });
