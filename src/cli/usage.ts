/** What all commands have in common: options that are known or not, and wrong usage with the line that was meant. */
import { Command, CommanderError, type Option } from 'commander';
import { nearest } from './nearest.js';

/** Wrong usage: what is wrong, and the line that was probably meant. */
export interface Wrong {
  readonly kind: 'wrong';
  readonly what: string;
  readonly line: string | undefined;
}

export const wrong = (what: string, line?: string): Wrong => ({ kind: 'wrong', what, line });

/** The line with one argument put right, as it can be pasted: an option, a value, or a side of `--option=value`. */
export const corrected = (argv: readonly string[], given: string, meant: string): string =>
  commandLine(
    argv.map(argument => {
      if (argument === given) return meant;
      if (argument.startsWith(`${given}=`)) return meant + argument.slice(given.length);
      return argument.endsWith(`=${given}`) ? argument.slice(0, -given.length) + meant : argument;
    }),
  );

export const commandLine = (argv: readonly string[]): string =>
  ['synapse-migrate', ...argv.map(argument => (/^[\w@%+=:,./-]+$/.test(argument) ? argument : quoted(argument)))].join(
    ' ',
  );

/** For a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A command that neither prints nor ends the program by itself. */
export const bare = (): Command =>
  new Command('synapse-migrate')
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: () => {}, writeErr: () => {} });

export const optionOf = (command: Command, flag: string): Option | undefined =>
  command.options.find(option => option.long === flag || option.short === flag);

/** The flag stands for itself, not as the value of another option. */
function asks(argv: readonly string[], command: Command, ...flags: readonly string[]): boolean {
  return argv.some((argument, index) => {
    const before = argv[index - 1];
    return flags.includes(argument) && !(before !== undefined && optionOf(command, before)?.required);
  });
}

/** Reads what was typed into the command; undefined if there is nothing else to answer. */
export function answered(
  command: Command,
  given: readonly string[],
  argv: readonly string[],
): { readonly kind: 'help' } | { readonly kind: 'version' } | Wrong | undefined {
  if (asks(given, command, '--help', '-h')) return { kind: 'help' };
  if (asks(given, command, '--version')) return { kind: 'version' };
  try {
    command.parse([...given], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return wrongUsage(error, argv, command);
    throw error;
  }
  return undefined;
}

/** What commander found wrong. */
function wrongUsage(error: CommanderError, argv: readonly string[], command: Command): Wrong {
  const named = /'(.*?)'/s.exec(error.message)?.[1] ?? '';
  const [flag = ''] = named.split(/[ =]/);
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = command.options.flatMap(option => (option.long ? [option.long] : []));
      const meant = flag.startsWith('--') ? nearest(flag, flags) : undefined;
      if (meant === undefined) return wrong(`unknown option ${flag}. All options: synapse-migrate --help`);
      return wrong(`unknown option ${flag}. Did you mean ${meant}?`, corrected(argv, flag, meant));
    }
    case 'commander.optionMissingArgument':
      return wrong(`${named.split(', ').at(-1)?.replace(/[<>]/g, '')}: the value is missing`);
    case 'commander.invalidArgument': {
      const reason = /\. (.*)$/s.exec(error.message)?.[1] ?? '';
      const option = named.split(', ').at(-1)?.replace(/[<>]/g, '') ?? named;
      return wrong(`${option} does not take what was given. ${reason}`);
    }
    default:
      return wrong(error.message.replace(/^error: /, ''));
  }
}
