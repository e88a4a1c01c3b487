/** What a run would do if everything that can be accepted were: for the numbers of the header and the clean-up. */
import { type AnswerSource, unattended } from '../chain/answer-source.js';
import { type Forecast, forecast as foresee } from '../chain/clean-up.js';
import { idsOf, releaseOf } from '../chain/select.js';
import { readLines, travelLines } from '../report/header-screen.js';
import { acceptedSteps, adviceOf, leftSteps, numbered } from '../report/walk-facts.js';
import { compareReleases } from '../synapse/releases.js';
import type { Run } from './run.js';

/** Accepts everything; what has no answer stays open. */
export const forecast = (run: Run, source: AnswerSource): Promise<Forecast> =>
  foresee(run.runner, run.chosen, run.start, source);

/** The answers given beforehand, then what is safe without asking. */
export const unattendedSource = (run: Run): AnswerSource => unattended(run.given.source);

/** The screen before anything is asked or shown. */
export function sayHeader(run: Run, { walk: { settled } }: Forecast): void {
  const { terminal, view, travel, loaded, options } = run;
  const files = [...run.files.values()].map(({ file, by }, index) => ({
    name: [...run.files.keys()][index] ?? file.path,
    by,
    role: file.role,
  }));
  terminal.say(
    ...readLines(
      { folder: run.folder, files, leftAlone: loaded.leftAlone, notices: loaded.notices, verbose: options.verbose },
      view,
    ),
    ...travelLines(
      {
        travel,
        known: knownChanges(run),
        needFrom: run.needFrom,
        pending: [...acceptedSteps(settled), ...leftSteps(settled)],
        items: numbered(settled).length,
        advice: adviceOf(settled).length,
        start: run.start,
      },
      view,
    ),
  );
}

/** Changes that releases made on the way, whether or not they concern these files. */
function knownChanges({ chain, travel: { from, to } }: Run): number {
  return chain
    .flatMap(([id, transform]) => idsOf(id, transform))
    .filter(id => {
      const release = releaseOf(id);
      return compareReleases(release, to) <= 0 && (from === undefined || compareReleases(release, from) > 0);
    }).length;
}
