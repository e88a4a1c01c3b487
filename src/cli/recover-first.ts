/** A run that was cut off while writing is finished, or named, before anything is read. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cutOffRun, recover } from '../commit/recover.js';
import { yamlIn } from '../deployment/folders.js';
import { finishedLines, obstacleLines, unfinishedLines } from '../report/write-screen.js';
import { EXIT } from './exit-code.js';
import type { Terminal } from './terminal.js';

/**
 * @param paths as they were typed; the run folder lies beside one of them
 * @param mayWrite a dry run and a check repair nothing
 * @returns an exit code if the run cannot go on
 */
export function recoverFirst(paths: readonly string[], mayWrite: boolean, terminal: Terminal): number | undefined {
  for (const file of paths.flatMap(fileIn)) {
    const code = mayWrite ? finish(file, terminal) : report(file, terminal);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** A file by whose place the run folder is found; for a folder, one in it. */
function fileIn(path: string): readonly string[] {
  const full = resolve(path);
  if (!existsSync(full)) return [];
  return statSync(full).isDirectory() ? yamlIn(full).slice(0, 1) : [full];
}

function finish(file: string, terminal: Terminal): number | undefined {
  const recovered = recover(file);
  if (recovered.kind === 'nothing') return undefined;
  if (recovered.kind === 'finished') {
    terminal.say(...finishedLines(recovered.run, recovered.fresh, file, terminal.look));
    return undefined;
  }
  const { cutOff, problem } = recovered;
  if (cutOff) terminal.say(...unfinishedLines(cutOff.run, cutOff.fresh, terminal.look));
  terminal.say(...obstacleLines(problem, process.cwd(), terminal.look), `Exit code ${EXIT.failed}.`);
  return EXIT.failed;
}

function report(file: string, terminal: Terminal): number | undefined {
  const cutOff = cutOffRun(file);
  if (!cutOff) return undefined;
  terminal.say(...unfinishedLines(cutOff.run, cutOff.fresh, terminal.look), `Exit code ${EXIT.failed}.`);
  return EXIT.failed;
}
