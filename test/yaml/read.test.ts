/** What is refused: where, by which code, and in words that say what to do. */
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/yaml/read.js';

type Place = readonly [line: number, column: number];

const refused = (name: string, text: string, code: string, place: Place, what: RegExp, wayOut: RegExp): void =>
  test(name, () => {
    const reading = readYaml(text);
    const first = reading.kind === 'refused' ? reading.refusals[0] : undefined;
    expect(first).toMatchObject({ code, line: place[0], column: place[1] });
    expect(first?.what).toMatch(what);
    // One sentence that completes "file:line: ", and one in the imperative.
    expect(first?.what).not.toMatch(/^[A-Z]|\.$|please|sorry|\bwe\b/);
    expect(first?.wayOut).toMatch(wayOut);
    expect(first?.wayOut).toMatch(/^[A-Z][^.]*, then run again\.$/);
  });

describe('what Synapse cannot read either', () => {
  refused('a tab as indentation', 'a:\n\tb: 1\n', 'TAB_AS_INDENT', [2, 1], /tab, which Synapse cannot/, /spaces/);
  refused('a tab behind a colon', 'a: 1\nb:\t2\n', 'TAB', [2, 3], /tab.* Synapse cannot/, /spaces/);
  refused('a tab at the end of a line', 'a: 1\t\n', 'TAB', [1, 5], /tab/, /spaces/);
  refused('a control character', 'a: 1\nb: x\u0007\n', 'NON_PRINTABLE', [2, 5], /control character/, /Delete/);
  refused('a second document', 'a: 1\n---\nb: 2\n', 'MULTI_DOC', [2, 1], /second YAML document/, /file of its own/);
  refused(
    'text behind the end of the document',
    'a: 1\n...\nb: 2\n',
    'MULTI_DOC',
    [3, 1],
    /second YAML document/,
    /file/,
  );
  refused('an end without a document', '...\n', 'DOC_END', [1, 1], /"\.\.\." without/, /Delete/);
  refused('an unfinished quote', 'a: 1\nb: "x\nc: 2\n', 'MISSING_CHAR', [2, 4], /quote that does not end/, /Close it/);
  refused('unfinished braces', 'a: {b: 1\n', 'BAD_INDENT', [2, 1], /not closed/, /Close/);
  refused('a line that is neither', 'a: 1\ntext\n', 'MISSING_CHAR', [2, 1], /key without a colon/, /colon/);
  refused('a member too far to the left', 'a:\n    b: 1\n  c: 2\n', 'BAD_INDENT', [3, 1], /indented less/, /Indent/);
  refused('a second colon', 'a: b: c\n', 'BLOCK_AS_IMPLICIT_KEY', [1, 4], /second colon/, /quotes/);
  refused('a sign of YAML', 'a: @b\n', 'BAD_SCALAR_START', [1, 4], /begins with a sign/, /quotes/);
  refused('an address in brackets', 'a: [::1, b]\n', 'FLOW_PLAIN', [1, 5], /needs quotes/, /quotes/);
  refused('braces without commas', 'a: {b: 1 c: 2}\n', 'BLOCK_IN_FLOW', [1, 8], /colon too many/, /comma/);
  refused(
    'text behind quotes',
    'a: "b" c\n',
    'UNEXPECTED_TOKEN',
    [1, 8],
    /behind the end of a value/,
    /whole value in quotes/,
  );
  refused('a name that begins with *', 'a: *.example.org\n', 'BAD_ALIAS', [1, 4], /names no anchor/, /quotes/);
  refused('a * for everything', 'a: *\n', 'BAD_ALIAS', [1, 4], /names no anchor/, /quotes/);
  refused('a key that is missing', ': 1\n', 'EMPTY_KEY', [1, 1], /without a key/, /Write the key/);
  refused(
    'an unknown tag',
    'a: 1\nb: !vault x\n',
    'PYYAML',
    [2, 11],
    /not readable for Synapse: the tag !vault/,
    /Correct/,
  );
  refused('a template', 'a: 1\nb: {{ x }}\n', 'PYYAML', [2, 5], /list or a mapping cannot be a key/, /Correct/);
  refused('an alias without its anchor', 'a: *b\n', 'BAD_ALIAS', [1, 4], /names no anchor/, /quotes/);
  refused('an anchor given twice', 'a: &x 1\nb: &x 2\n', 'ANCHOR_TWICE', [2, 4], /given twice/, /Rename/);
  refused('a day that is none', 'a: 2020-02-30\n', 'PYYAML', [1, 4], /not a day of the calendar/, /Correct/);
  refused('an escape that is none', 'a: "\\q"\n', 'BAD_DQ_ESCAPE', [1, 5], /backslash/, /single quotes/);
  refused('a directive of another YAML', '%YAML 2.0\n---\na: 1\n', 'DIRECTIVE', [1, 1], /line with %/, /Delete/);
});

describe('what Synapse reads, and this program says it does not', () => {
  refused(
    'an invisible line end',
    'a: b\u2028\nc: 1\n',
    'YAML11_BREAK',
    [1, 5],
    /invisible line separator/,
    /Replace/,
  );
  refused('old line ends', 'a: 1\rb: 2\r', 'LONE_CR', [1, 5], /carriage return/, /one kind of line end/);
  refused('a mark in the middle', 'a: 1\n\ufeffb: 2\n', 'INNER_BOM', [2, 1], /byte order mark/, /Delete/);
  refused('no space before a comment', 'a: "b"#c\n', 'MISSING_CHAR', [1, 7], /comment without a space/, /space/);
  refused(
    'a quote that goes on at column 0',
    'a: "b\nc"\n',
    'MISSING_CHAR',
    [1, 4],
    /too small an indentation/,
    /indent/,
  );
  refused(
    'a list that holds itself',
    'a: &a [*a]\n',
    'ALIAS_CYCLE',
    [1, 8],
    /within the value/,
    /Write the value out/,
  );
  refused('a lone dash in brackets', 'a: [-]\n', 'BLOCK_IN_FLOW', [1, 5], /a dash.* in brackets/, /quotes/);
});

describe('places', () => {
  refused('behind a byte order mark', '\ufeffa:\t1\n', 'TAB', [1, 3], /tab/, /spaces/);
  refused('in a file with CRLF', 'a: 1\r\nb:\t1\r\n', 'TAB', [2, 3], /tab/, /spaces/);
  refused('behind signs that take two units of UTF-16', 'a: "\u{1f600}"\nb:\t1\n', 'TAB', [2, 3], /tab/, /spaces/);
});
