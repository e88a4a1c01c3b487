/** Signs of a template in a text: what another program fills in before Synapse reads it. */
import { commentsIn } from '../yaml/comments.js';
import { scalarTexts } from '../yaml/scalar-texts.js';

export interface TemplateSign {
  /** From 1. */
  readonly line: number;
  /** With its article. */
  readonly language: string;
  readonly example: string;
}

type Sign = Omit<TemplateSign, 'line'>;

const JINJA = 'a Jinja template';
const HELM = 'a Helm or Go template';
const ERB = 'an ERB template';
const SHELL = 'a template for a shell';

/** Files that say by their name what they are. */
const JINJA_NAME = /\.(?:j2|jinja2?)$/;
const ERB_NAME = /\.erb$/;

/** `{{ .Values.x }}`, `{{ if x }}`, `{{ include "x" . }}`: what stands in double braces in Go but not in Jinja. */
const GO = /\{\{-|\{\{\s*(?:[.$]|(?:include|template|define|range|with|if|end|else|toYaml|tpl)\b)/;
const GO_VARIABLE = /\{\{-?\s*[.$]/;

/**
 * `{{ user.name }}` in quotes and in block scalars is ordinary text: Synapse fills it in itself. Elsewhere it is not.
 * @param path its ending may say that it is a template
 * @param isReadable the text is YAML
 */
export function templateSign(path: string, text: string, isReadable: boolean): TemplateSign | undefined {
  if (!/\{\{|\{%|<%|^#jinja2:|^\s*\$[{(]|\[%/m.test(text)) return undefined;
  const named = JINJA_NAME.test(path) || ERB_NAME.test(path);
  const lines = text.split('\n');
  const bare = firstOf(lines, line => forAnsible(line) ?? onItsOwnLine(line) ?? inPlainText(withoutQuotes(line)));
  const outside = isReadable ? confirmed(bare, text) : bare;
  if (outside) return outside;
  if (named) return firstOf(lines, inPlainText);
  return isReadable ? inQuotes(text) : firstOf(lines, filledIn);
}

function firstOf(lines: readonly string[], signOf: (line: string) => Sign | undefined): TemplateSign | undefined {
  for (const [index, line] of lines.entries()) {
    const sign = signOf(line);
    if (sign) return { ...sign, line: index + 1 };
  }
  return undefined;
}

/** Lines alone do not tell a block scalar from the rest; the tree does. */
function confirmed(suspect: TemplateSign | undefined, text: string): TemplateSign | undefined {
  if (!suspect) return undefined;
  const lines = text.split('\n');
  const places = [
    ...scalarTexts(text)
      .filter(({ isPlain }) => isPlain)
      .map(({ line, text: written }) => ({ line, sign: inPlainText(written) })),
    ...commentsIn(text).map(({ line }) => ({ line, sign: inComment(lines[line - 1] ?? '', lines[line] ?? '') })),
  ].sort((a, b) => a.line - b.line);
  for (const { line, sign } of places) if (sign) return { ...sign, line };
  return undefined;
}

/** Go's variables mean nothing to Synapse, in quotes neither. */
function inQuotes(text: string): TemplateSign | undefined {
  if (!GO_VARIABLE.test(text)) return undefined;
  const found = scalarTexts(text).find(({ text: written }) => GO_VARIABLE.test(written));
  return found && { line: found.line, language: HELM, example: '{{ ... }}' };
}

const forAnsible = (line: string): Sign | undefined =>
  line.startsWith('#jinja2:') ? { language: JINJA, example: '#jinja2:' } : undefined;

/** A branch around lines that are no comments; a block scalar that is commented out may hold branches of its own. */
function inComment(line: string, next: string): Sign | undefined {
  const isBranch = /^\s*#\s*\{%/.test(line) && !/\{%-?\s*end/.test(line) && !/^\s*#/.test(next);
  return forAnsible(line) ?? (isBranch ? onItsOwnLine(line) : undefined);
}

/** Often in a comment, so that editors take the template for YAML. */
function onItsOwnLine(line: string): Sign | undefined {
  const [, word] = /^\s*#?\s*\{%-?\s*(\w+).*%\}/.exec(line) ?? [];
  return word ? { language: JINJA, example: `{% ${word} ... %}` } : undefined;
}

function inPlainText(text: string): Sign | undefined {
  if (/<%[-=#]?\s.*%>|<%-?\s*$/.test(text)) return { language: ERB, example: '<% ... %>' };
  if (GO.test(text)) return { language: HELM, example: '{{ ... }}' };
  if (/\{%-?\s*\w+.*%\}/.test(text)) return { language: JINJA, example: '{% ... %}' };
  return text.includes('{{') ? { language: JINJA, example: '{{ ... }}' } : undefined;
}

/** A line that another program puts in the place of; asked only where the text is no YAML. */
function filledIn(line: string): Sign | undefined {
  if (/^\s*\$\{\w+\}\s*$/.test(line)) return { language: SHELL, example: line.trim() };
  if (/^\s*\$\(.+\)\s*$/.test(line)) return { language: SHELL, example: '$( ... )' };
  return /:\s*\[%.*%\]/.test(line) ? { language: 'a template', example: '[% ... %]' } : undefined;
}

/** The line without quoted scalars and comments, where such signs are ordinary text. */
const withoutQuotes = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""').replace(/(?:^|\s)#.*$/, '');
