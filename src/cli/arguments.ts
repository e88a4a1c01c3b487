/** What the admin typed, as data; wrong usage comes with the one likely line. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ColourWhen } from '../report/look.js';
import { type ReadingRequest, readingRequest } from './reading-arguments.js';
import { answered, bare, commandLine, optionOf, wrong } from './usage.js';

export interface MigrateOptions {
  readonly to: string;
  readonly from: string | undefined;
  readonly mode: 'ask' | 'dry run' | 'check' | 'yes';
  readonly diff: boolean;
  /** `ID=VALUE` as typed, in order. */
  readonly answers: ReadonlyMap<string, string>;
  readonly answersFile: string | undefined;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Files and folders, in the order of --config-path. */
  readonly paths: readonly string[];
  readonly discover: boolean;
  readonly showSecrets: boolean;
  readonly colour: ColourWhen;
  readonly context: number;
  readonly verbose: boolean;
}

export type Request =
  | ReadingRequest
  | { readonly kind: 'nothing given' }
  | { readonly kind: 'migrate'; readonly options: MigrateOptions }
  | { readonly kind: 'undo'; readonly file: string; readonly yes: boolean };

/** @param argv without node and the script */
export function readArguments(argv: readonly string[]): Request {
  if (!argv.length) return { kind: 'nothing given' };
  if (argv[0] === 'list' || argv[0] === 'explain') return readingRequest(argv[0], argv);
  const isUndo = argv[0] === 'undo';
  const command = isUndo ? undoCommand() : migrateCommand();
  const given = isUndo ? argv.slice(1) : argv;
  const other = answered(command, given, argv);
  if (other) return other;
  return isUndo ? undoRequest(command, argv) : migrateRequest(command, argv);
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function number(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 on.');
  return Number(text);
}

const undoCommand = (): Command => bare().argument('[files...]').option('--yes').option('--help').option('--version');

const migrateCommand = (): Command =>
  bare()
    .argument('[files...]')
    .option('--to <RELEASE>')
    .option('--from <RELEASE>')
    .option('--dry-run')
    .option('--check')
    .option('--diff')
    .option('--yes')
    .option('--answer <ID=VALUE>', '', collected)
    .option('--answers <FILE>')
    .option('--only <ID>', '', collected)
    .option('--skip <ID>', '', collected)
    .option('-c, --config-path <FILE>', '', collected)
    .option('--no-discover')
    .option('--show-secrets')
    .addOption(new Option('--color <WHEN>').choices(['auto', 'always', 'never']))
    .option('--context <N>', '', number)
    .option('--verbose')
    .option('--help')
    .option('--version');

/** What commander has read, under the types that its options have. */
interface Parsed {
  readonly to?: string;
  readonly from?: string;
  readonly dryRun?: true;
  readonly check?: true;
  readonly diff?: true;
  readonly yes?: true;
  readonly answer?: readonly string[];
  readonly answers?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly discover?: boolean;
  readonly showSecrets?: true;
  readonly color?: ColourWhen;
  readonly context?: number;
  readonly verbose?: true;
}

function undoRequest(command: Command, argv: readonly string[]): Request {
  const [file, ...more] = command.args;
  if (file === undefined)
    return wrong('undo needs the homeserver file of the run', commandLine([...argv, 'homeserver.yaml']));
  if (more.length)
    return wrong('undo takes 1 file: the first homeserver file of the run', commandLine(['undo', file]));
  return { kind: 'undo', file, yes: command.opts<Parsed>().yes === true };
}

function migrateRequest(command: Command, argv: readonly string[]): Request {
  const parsed = command.opts<Parsed>();
  const paths = pathsIn(argv, command);
  if (parsed.to === undefined)
    return wrong('--to RELEASE is missing: the release you are going to', commandLine(['--to', '1.88.0', ...argv]));
  if (!paths.length) return wrong('no file is named', commandLine([...argv, 'homeserver.yaml']));
  if (parsed.dryRun && parsed.check)
    return wrong(
      '--dry-run and --check exclude each other',
      commandLine(argv.filter(argument => argument !== '--dry-run')),
    );
  if (parsed.diff && !parsed.check && !parsed.dryRun)
    return wrong('--diff belongs to --check', commandLine(['--check', ...argv]));
  const answers = new Map<string, string>();
  for (const given of parsed.answer ?? []) {
    const equals = given.indexOf('=');
    if (equals < 1) return wrong('--answer takes ID=VALUE, such as --answer mail-sender=no-mail');
    answers.set(given.slice(0, equals), given.slice(equals + 1));
  }
  return {
    kind: 'migrate',
    options: {
      to: parsed.to,
      from: parsed.from,
      mode: parsed.check ? 'check' : parsed.dryRun ? 'dry run' : parsed.yes ? 'yes' : 'ask',
      diff: parsed.diff === true,
      answers,
      answersFile: parsed.answers,
      only: parsed.only ?? [],
      skip: parsed.skip ?? [],
      paths,
      discover: parsed.discover !== false,
      showSecrets: parsed.showSecrets === true,
      colour: parsed.color ?? 'auto',
      context: parsed.context ?? 3,
      verbose: parsed.verbose === true,
    },
  };
}

/** Positional files and those behind -c, in the order in which they were typed; commander keeps them apart. */
function pathsIn(argv: readonly string[], command: Command): readonly string[] {
  const paths: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    if (argument === '--') return [...paths, ...argv.slice(at + 1)];
    const [flag = '', ...value] = argument.split('=');
    const option = optionOf(command, argument.startsWith('--') ? flag : argument.slice(0, 2));
    if (!argument.startsWith('-') || argument === '-') paths.push(argument);
    else if (option?.required) {
      const attached = argument.startsWith('--') ? value.join('=') : argument.slice(2);
      const separate = argument.startsWith('--') ? !argument.includes('=') : argument.length === 2;
      if (option.long === '--config-path') paths.push(separate ? (argv[at + 1] ?? '') : attached);
      if (separate) at++;
    }
  }
  return paths;
}
