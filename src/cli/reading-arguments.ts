/** What the admin typed for `list` and `explain`, the commands that read no file. */
import { type Command, Option } from 'commander';
import type { Kind } from '../chain/contract.js';
import { KINDS, SEVERITIES, type SeverityWord } from '../report/listed-words.js';
import type { ColourWhen } from '../report/look.js';
import { answered, bare, commandLine, type Wrong, wrong } from './usage.js';

export interface ListOptions {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly kind: Kind | undefined;
  readonly severity: SeverityWord | undefined;
  readonly json: boolean;
  readonly colour: ColourWhen;
}

export type ReadingRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list'; readonly options: ListOptions }
  | { readonly kind: 'explain'; readonly id: string; readonly colour: ColourWhen }
  | Wrong;

/** What commander has read, under the types that its options have. */
interface Parsed {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: Kind;
  readonly severity?: SeverityWord;
  readonly json?: true;
  readonly color?: ColourWhen;
}

/** @param argv from the name of the command on */
export function readingRequest(name: 'list' | 'explain', argv: readonly string[]): ReadingRequest {
  const command = name === 'list' ? listCommand() : reading();
  const other = answered(command, argv.slice(1), argv);
  if (other) return other;
  return name === 'list' ? listRequest(command, argv) : explainRequest(command, argv);
}

const reading = (): Command =>
  bare()
    .argument('[words...]')
    .addOption(new Option('--color <WHEN>').choices(['auto', 'always', 'never']))
    .option('--help')
    .option('--version');

const listCommand = (): Command =>
  reading()
    .option('--from <RELEASE>')
    .option('--to <RELEASE>')
    .addOption(new Option('--kind <KIND>').choices(KINDS))
    .addOption(new Option('--severity <SEVERITY>').choices(SEVERITIES))
    .option('--json');

function listRequest(command: Command, argv: readonly string[]): ReadingRequest {
  const [stray] = command.args;
  if (stray !== undefined) {
    const line = commandLine(argv.filter(argument => !command.args.includes(argument)));
    return wrong(`list reads no file: ${stray} has no use here`, line);
  }
  const parsed = command.opts<Parsed>();
  return {
    kind: 'list',
    options: {
      from: parsed.from,
      to: parsed.to,
      kind: parsed.kind,
      severity: parsed.severity,
      json: parsed.json === true,
      colour: parsed.color ?? 'auto',
    },
  };
}

function explainRequest(command: Command, argv: readonly string[]): ReadingRequest {
  const [id, ...more] = command.args;
  const example = ['explain', 'v1.84.0/worker-replication-to-instance-map'];
  if (id === undefined) return wrong('explain needs the id of a change; list names them all', commandLine(example));
  if (more.length) return wrong('explain takes 1 id', commandLine(argv.filter(argument => !more.includes(argument))));
  return { kind: 'explain', id, colour: command.opts<Parsed>().color ?? 'auto' };
}
