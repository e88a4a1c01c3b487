/** The patch, on stdout. */
import { changedFiles } from '../chain/changed-files.js';
import type { Deployment } from '../deployment/deployment.js';
import { diffLines } from '../report/diff-screen.js';
import { absolute, nameIn, patchFolder } from '../report/file-names.js';
import { patchOf } from '../report/patch.js';
import type { Run } from './run.js';

/** Where stdout is a terminal it is printed to be read, else to be applied. */
export function printPatch(run: Run, after: Deployment): void {
  const { terminal, view, folder } = run;
  const changes = changedFiles(run.start, after);
  if (!changes.length) return;
  if (terminal.resultIsSeen) {
    terminal.show(diffLines(changes, view, true));
    return;
  }
  const target = patchFolder(
    folder,
    changes.map(change => change.after.path),
  );
  const patch = patchOf(changes, view, name => nameIn(target, absolute(folder, name)));
  terminal.result(patch.text);
  if (patch.isMasked) terminal.say('The patch masks secrets and does not apply; --show-secrets prints one that does.');
  else terminal.say(`The patch on stdout applies in ${target}.`);
}
