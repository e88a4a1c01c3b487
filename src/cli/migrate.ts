/** One run, from the files to the exit code. */
import { load } from '../deployment/load.js';
import { refusalLines } from '../report/refusal-screen.js';
import { checkRun } from './check-run.js';
import { dryRun } from './dry-run.js';
import { EXIT } from './exit-code.js';
import { interactiveRun } from './interactive-run.js';
import { prepare, type Settings } from './prepare.js';
import { recoverFirst } from './recover-first.js';
import type { Terminal } from './terminal.js';
import { unattendedRun } from './unattended-run.js';

/** @returns the exit code */
export async function migrate(settings: Settings, terminal: Terminal): Promise<number> {
  const { options } = settings;
  const mayWrite = options.mode === 'ask' || options.mode === 'yes';
  const cutOff = recoverFirst(options.paths, mayWrite, terminal);
  if (cutOff !== undefined) return cutOff;
  const loaded = load({ args: options.paths, discover: options.discover });
  if (loaded.kind === 'refused') {
    terminal.say(...refusalLines(loaded.refusals, process.cwd(), terminal.look));
    terminal.say(`Nothing was written. Exit code ${EXIT.cannotEdit}.`);
    return EXIT.cannotEdit;
  }
  const run = prepare(settings, loaded, terminal);
  switch (options.mode) {
    case 'dry run':
      return dryRun(run);
    case 'check':
      return checkRun(run);
    case 'yes':
      return unattendedRun(run);
    case 'ask':
      return interactiveRun(run);
  }
}
