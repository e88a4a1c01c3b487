/** Puts what was accepted on disk, as one transaction. */
import { changedFiles } from '../chain/changed-files.js';
import type { Walk } from '../chain/walk.js';
import { commit } from '../commit/commit.js';
import { nameIn } from '../report/file-names.js';
import { acceptedSteps } from '../report/walk-facts.js';
import { obstacleLines } from '../report/write-screen.js';
import { EXIT } from './exit-code.js';
import type { Run } from './run.js';
import { writingIsOver } from './signals.js';

export type Written =
  | {
      readonly kind: 'written';
      /** Names of the files. */
      readonly files: readonly string[];
      /** The folder with the backup, relative to that of the first homeserver file. */
      readonly backup: string;
    }
  | { readonly kind: 'failed'; readonly code: number };

/** The reason of a failure has been said. */
export function write(run: Run, { after, settled }: Walk): Written {
  const { terminal, folder } = run;
  const changes = changedFiles(run.start, after).map(change => {
    const read = run.files.get(change.before.path);
    if (!read) throw new Error(`${change.before.path} was not read`);
    return {
      name: change.after.path,
      path: read.file.path,
      before: read.bytes,
      after: Buffer.from(change.after.text),
    };
  });
  const committed = commit({
    homeserver: homeserverOf(run),
    changes: changes.map(({ path, before, after: bytes }) => ({ path, before, after: bytes })),
    to: run.travel.to,
    from: run.travel.from,
    steps: acceptedSteps(settled).map(step => step.id),
    now: new Date(),
  });
  writingIsOver();
  if (committed.kind === 'written')
    return { kind: 'written', files: changes.map(({ name }) => name), backup: `${nameIn(folder, committed.folder)}/` };
  terminal.say(...obstacleLines(committed.problem, folder, terminal.look));
  terminal.say(
    committed.kind === 'refused'
      ? 'Nothing was written.'
      : `Some files are new, some old. Run again to finish; the old texts are in ${committed.folder}/.`,
    `Exit code ${EXIT.failed}.`,
  );
  return { kind: 'failed', code: EXIT.failed };
}

/** The path of the first homeserver file, as it was opened. */
export const homeserverOf = (run: Run): string =>
  run.files.get(run.start.main.file.path)?.file.path ?? run.start.main.file.path;
