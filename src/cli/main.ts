/** The program: reads the arguments, runs, gives the exit code. */
import { readFileSync } from 'node:fs';
import type { ColourWhen } from '../report/look.js';
import { type Request, readArguments } from './arguments.js';
import { EXIT } from './exit-code.js';
import { FIRST_EXAMPLE, HELP, USAGE } from './help.js';
import { Interrupted } from './interrupted.js';
import { mayBeWritten, nothingWrittenOnSignals } from './signals.js';
import { type Terminal, terminalOf } from './terminal.js';
import { type Wrong, wrong } from './usage.js';

/**
 * @param argv without node and the script
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const request = readArguments(argv);
  const terminal = terminalOf(colourOf(request));
  try {
    return await answered(request, argv, terminal);
  } catch (error) {
    terminal.say('', 'This is a fault of synapse-migrate, not of your files. Report it with these lines:');
    terminal.say(...(error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n'));
    terminal.say(mayBeWritten() ? 'The files are written.' : 'Nothing was written.', `Exit code ${EXIT.failed}.`);
    return EXIT.failed;
  }
}

async function answered(request: Request, argv: readonly string[], terminal: Terminal): Promise<number> {
  switch (request.kind) {
    case 'help':
      terminal.result(HELP);
      return EXIT.done;
    case 'version':
      terminal.result(`${version()}\n`);
      return EXIT.done;
    case 'nothing given':
      terminal.say(...USAGE.split('\n'), FIRST_EXAMPLE, '  synapse-migrate --help');
      return EXIT.wrongUsage;
    case 'wrong':
      return usageError(request, terminal);
    case 'undo':
      nothingWrittenOnSignals();
      return undo(request.file, request.yes, terminal);
    case 'list': {
      const { listChain } = await import('./list-chain.js');
      const ended = await listChain(request.options, argv, terminal);
      return typeof ended === 'number' ? ended : usageError(ended, terminal);
    }
    case 'explain': {
      const { explainOne } = await import('./explain-one.js');
      const ended = await explainOne(request.id, argv, terminal);
      return typeof ended === 'number' ? ended : usageError(ended, terminal);
    }
    case 'migrate': {
      nothingWrittenOnSignals();
      // Loaded only here, so that help and version start at once.
      const [{ settle }, { migrate }] = await Promise.all([import('./prepare.js'), import('./migrate.js')]);
      const settings = await settle(request.options, argv);
      if (settings.kind === 'wrong') return usageError(settings, terminal);
      if (request.options.mode === 'ask' && !terminal.canAsk) return usageError(wrong(NO_TERMINAL), terminal);
      return migrate(settings, terminal);
    }
  }
}

const colourOf = (request: Request): ColourWhen =>
  'options' in request ? request.options.colour : 'colour' in request ? request.colour : 'auto';

const NO_TERMINAL = 'No terminal to ask on, and none of --yes, --dry-run, --check';

async function undo(file: string, yes: boolean, terminal: Terminal): Promise<number> {
  const { undoRun } = await import('./undo-run.js');
  try {
    return await undoRun(file, yes, terminal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.say('', 'Interrupted. Nothing was put back.');
    return EXIT.interrupted;
  }
}

function usageError({ what, line }: Wrong, terminal: Terminal): number {
  terminal.say(
    `error: ${what}`,
    ...(line === undefined ? [] : [`  ${line}`]),
    `Nothing was read or written. Exit code ${EXIT.wrongUsage}.`,
  );
  return EXIT.wrongUsage;
}

/** Of the package, beside whose folder for the bundle this file lies. */
function version(): string {
  const read: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}
