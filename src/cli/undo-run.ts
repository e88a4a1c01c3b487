/** `undo FILE`: puts back what the last run changed. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { lastRun, undo } from '../commit/undo.js';
import { amount, series } from '../report/amounts.js';
import { nameIn } from '../report/file-names.js';
import { wrapped } from '../report/prose.js';
import { obstacleLines, undoLines } from '../report/write-screen.js';
import { EXIT } from './exit-code.js';
import { recoverFirst } from './recover-first.js';
import { writingIsOver } from './signals.js';
import type { Terminal } from './terminal.js';

/** @returns the exit code */
export async function undoRun(file: string, yes: boolean, terminal: Terminal): Promise<number> {
  const { look } = terminal;
  const path = resolve(file);
  const folder = dirname(path);
  if (!yes && !terminal.canAsk) {
    terminal.say('No terminal to ask on, and no --yes. Nothing was read or written. Exit code 2.');
    return EXIT.wrongUsage;
  }
  if (!existsSync(path) || !statSync(path).isFile()) {
    terminal.say(
      `${file}: no such file`,
      '  Name the first homeserver file of the run.',
      `Exit code ${EXIT.cannotEdit}.`,
    );
    return EXIT.cannotEdit;
  }
  const failed = recoverFirst([path], true, terminal);
  if (failed !== undefined) return failed;
  const last = lastRun(path);
  if (!last) {
    terminal.say(...wrapped(`${file}: no run to undo here. Nothing was written.`, look), `Exit code ${EXIT.failed}.`);
    return EXIT.failed;
  }
  if (last.changed.length) {
    const names = series(last.changed.map(changed => nameIn(folder, changed)));
    terminal.say(
      ...wrapped(`${names} changed after that run; nothing was put back`, look),
      ...wrapped(`As it was before the run: ${nameIn(folder, last.folder)}/`, look, '  '),
      `Exit code ${EXIT.failed}.`,
    );
    return EXIT.failed;
  }
  terminal.say(...undoLines(last.run, folder, look));
  if (!yes) {
    const answer = await terminal.ask({
      text: look.accessible ? 'Put back? Type y or n. Enter is n:' : 'Put back? [y/N]',
    });
    if (!['y', 'yes'].includes(answer.trim().toLowerCase())) {
      terminal.say('Nothing was put back.');
      return EXIT.done;
    }
  }
  const undone = undo(path, last, new Date());
  writingIsOver();
  if (undone.kind === 'written') {
    terminal.say(`Put back ${amount(last.run.files.length, 'file')}.`);
    return EXIT.done;
  }
  terminal.say(...obstacleLines(undone.problem, folder, look));
  terminal.say(
    undone.kind === 'refused'
      ? 'Nothing was put back.'
      : 'Some files are put back, some not. Run undo again to finish.',
    `Exit code ${EXIT.failed}.`,
  );
  return EXIT.failed;
}
