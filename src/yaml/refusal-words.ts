/** What each fault means to the one who wrote the file, and the way out. */
import type { Fault } from './unreadable.js';

interface Words {
  readonly what: string;
  readonly wayOut: string;
}

const RUN_AGAIN = 'then run again.';
const words = (what: string, wayOut: string): Words => ({ what, wayOut: `${wayOut}, ${RUN_AGAIN}` });

/** Forms that Synapse reads and this program does not say so; the others Synapse refuses, too. */
const WORDS: Readonly<Record<string, Words>> = {
  NON_PRINTABLE: words('a control character, which Synapse cannot read', 'Delete it'),
  YAML11_BREAK: words(
    'an invisible line separator (NEL, LS or PS), which Synapse takes for a line end',
    'Replace it by a line end or a space',
  ),
  LONE_CR: words('a carriage return without a line feed', 'Write this file with one kind of line end'),
  INNER_BOM: words('a byte order mark in the middle of the file', 'Delete that invisible character'),
  UNEXPECTED_TOKEN: words('text that is neither "key: value" nor "- item" nor a comment', 'Correct the line'),
  TAB: words('a tab where only spaces may stand, which Synapse cannot read', 'Replace it by spaces'),
  TAB_AS_INDENT: words('indented with a tab, which Synapse cannot read', 'Replace it by spaces'),
  MULTI_DOC: words('a second YAML document begins here; Synapse reads one a file', 'Put it into a file of its own'),
  DOC_END: words('"..." without a document before it', 'Delete that line'),
  DIRECTIVE: words('a line with % that Synapse cannot read', 'Delete that line'),
  ANCHOR_NAME: words('an anchor whose name holds other signs than letters, digits, - and _', 'Rename it'),
  ANCHOR_TWICE: words('an anchor that is given twice', 'Rename one of them'),
  TAG_END: words('a tag (!…) without a space behind it', 'Put a space there'),
  ALIAS_CYCLE: words('an alias (*name) within the value that it stands for', 'Write the value out'),
  FLOW_PLAIN: words('text in brackets that needs quotes', 'Put it in quotes'),
  EMPTY_KEY: words('a colon without a key before it', 'Write the key, or delete the line'),
  LONG_KEY: words('a key longer than 1024 characters', 'Shorten it'),
  BAD_INDENT: words('indented less than what it belongs to', 'Indent this line further'),
  BAD_ALIAS: words('a * that names no anchor (&name) above it', 'Put the text in quotes, or write the value out'),
  BLOCK_IN_FLOW: words(
    'a dash, or a colon too many, in brackets or braces',
    'Put the text in quotes, or write the comma that is missing',
  ),
  BLOCK_AS_IMPLICIT_KEY: words(
    'a second colon where a value is expected',
    'Put the value in quotes, or break the line',
  ),
  MULTILINE_IMPLICIT_KEY: words('a key that goes over more than one line', 'Write it on one line'),
  BAD_SCALAR_START: words('text that begins with a sign of YAML', 'Put it in quotes'),
  BAD_DQ_ESCAPE: words('a backslash in double quotes that means nothing', 'Double it, or use single quotes'),
  RESOURCE_EXHAUSTION: words('nested too deeply to be read', 'Write it flatter'),
};

/** Codes of the `yaml` package that stand for several faults: what each says, and what it means. */
const BY_DETAIL: ReadonlyArray<readonly [code: string, said: RegExp, Words]> = [
  ['MISSING_CHAR', /^Comments/, words('a comment without a space before its #', 'Put a space there')],
  [
    'MISSING_CHAR',
    /quote/,
    words('a quote that does not end, or goes on at too small an indentation', 'Close it, or indent its lines'),
  ],
  ['MISSING_CHAR', /^Implicit/, words('a key without a colon', 'Write the colon and a space behind it')],
  ['MISSING_CHAR', /^Tags/, words('an anchor (&name) or a tag (!…) without a space behind it', 'Put a space there')],
  [
    'MISSING_CHAR',
    /^Missing , or :/,
    words('text in braces that needs a comma, a colon or quotes', 'Write the sign that is missing'),
  ],
  ['BAD_INDENT', /end with a [\]}]/, words('a [ or { above is not closed here', 'Close it, or indent its lines')],
  [
    'UNEXPECTED_TOKEN',
    /at node end/,
    words('text behind the end of a value', 'Delete it, or put the whole value in quotes'),
  ],
];

/** @param fault of a text that cannot be read */
export function refusalWords({ code, detail = '' }: Fault): Words {
  if (code === 'PYYAML') return words(`not readable for Synapse: ${detail}`, 'Correct it');
  const [, , specific] = BY_DETAIL.find(([of, said]) => of === code && said.test(detail)) ?? [];
  const known = specific ?? WORDS[code];
  if (known) return known;
  const said = (detail || code).split(/\s+at line|\n/)[0] ?? code;
  return words(`not YAML (${said})`, 'Correct it');
}
