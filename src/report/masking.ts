/** Where secrets stand in a file, and their lines with the secrets masked. */
import type { ConfigFile } from '../deployment/config-file.js';
import { isMapping, type Path, type Value } from '../deployment/values.js';
import { isSecret } from '../synapse/secret-options.js';
import { Lines } from '../yaml/lines.js';
import type { YamlText } from '../yaml/yaml-text.js';

export interface Hiding {
  /** --show-secrets: nothing is masked. */
  readonly show: boolean;
  /** Answers that were typed without an echo; a value equal to one is a secret, wherever it was written. */
  readonly answers: ReadonlySet<string>;
}

/** Offsets of a secret, and what tells whether another text holds the same one in the same place. */
interface Secret {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly value: string;
}

/** The part of a line, from 1, that a secret covers. */
interface Part {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly secret: Secret;
}

/** The secrets of a text by line. */
export interface Secrets {
  /** The line, from 1, holds one or a part of one. */
  holds(line: number): boolean;
  /**
   * The line with its secrets masked. `other`: the text on the other side, to tell a changed secret from one that
   * moved.
   */
  masked(line: number, text: string, other?: { readonly secrets: Secrets; readonly word: 'old' | 'new' }): string;
  /** Another secret stands in the same place, and this one is gone. */
  replaced(place: string, value: string): boolean;
}

const NONE: Secrets = { holds: () => false, masked: (_, text) => text, replaced: () => false };

export function secretsIn(file: ConfigFile, hiding: Hiding): Secrets {
  if (hiding.show) return NONE;
  const answers = new Set([...hiding.answers, ...tokenAsId(file)]);
  const values = secretValues(file.yaml, [], file.yaml.value([]), { ...hiding, answers });
  const found = [...values, ...secretsInComments(file.text)];
  const lines = new Lines(file.text);
  const byLine = new Map<number, readonly Part[]>();
  for (const part of found.flatMap(secret => partsOf(lines, secret)))
    byLine.set(part.line, [...(byLine.get(part.line) ?? []), part]);
  const texts = new Set(found.map(secret => secret.value));
  return {
    holds: line => byLine.has(line),
    masked: (line, text, other) => {
      const parts = (byLine.get(line) ?? []).toSorted((a, b) => b.from - a.from);
      return parts.reduce((masked, { from, to, secret }) => {
        const changed = other?.secrets.replaced(secret.place, secret.value);
        return masked.slice(0, from) + (changed ? `<secret, ${other?.word}>` : '<secret>') + masked.slice(to);
      }, text);
    },
    replaced: (place, value) => !texts.has(value) && found.some(secret => secret.place === place),
  };
}

/** A registration's id may be its token, as it was for Synapse up to 0.13 where there was none. */
function tokenAsId(file: ConfigFile): readonly string[] {
  const token = file.role === 'appservice' ? file.yaml.value(['as_token']) : undefined;
  return typeof token === 'string' && token !== '' ? [token] : [];
}

function* secretValues(yaml: YamlText, path: Path, value: Value | undefined, hiding: Hiding): Generator<Secret> {
  if (value === undefined || value === null || value === '') return;
  const answered = typeof value !== 'object' && hiding.answers.has(String(value));
  if (path.length && (answered || isSecret(path, value))) {
    const span = yaml.spanOf(path);
    if (span && span.end > span.start)
      yield { ...span, place: JSON.stringify(path), value: yaml.text.slice(span.start, span.end) };
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* secretValues(yaml, [...path, index], item, hiding);
  } else if (isMapping(value)) {
    for (const [key, member] of Object.entries(value)) yield* secretValues(yaml, [...path, key], member, hiding);
  }
}

/**
 * `# smtp_pass: "…"`, commented out, is still somebody's password; so is one in an address. What looks like a comment
 * within a text is treated like one, which can only mask too much.
 */
function secretsInComments(text: string): readonly Secret[] {
  const lines = new Lines(text);
  return Array.from({ length: lines.count }, (_, line) => line).flatMap(line => {
    const whole = lines.textOf(line);
    const hash = /(?:^|\s)#/.exec(whole);
    if (!hash) return [];
    const start = hash.index + hash[0].length;
    const comment = whole.slice(start);
    const [, before = '', key = '', given = ''] = COMMENTED_OUT.exec(comment) ?? [];
    const spans =
      key && !SAYS_NOTHING.test(given) && isSecret([key], given)
        ? [[before.length, before.length + given.length] as const]
        : [...comment.matchAll(PASSWORD_IN_ADDRESS)].map(
            match => [match.index, match.index + match[0].length] as const,
          );
    return spans.map(([first, last]) => ({
      start: lines.start(line) + start + first,
      end: lines.start(line) + start + last,
      place: `#${key}`,
      value: comment.slice(first, last),
    }));
  });
}
const COMMENTED_OUT = /^([\s#-]*["']?([\w.-]+)["']?\s*:\s+)(\S.*?)\s*$/;
const SAYS_NOTHING = /^(?:true|false|null|~|""|'')$/i;
const PASSWORD_IN_ADDRESS = /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g;

/** The parts of each line that a secret covers; whole lines, but for the indent, from its second line on. */
function partsOf(lines: Lines, secret: Secret): readonly Part[] {
  const parts: Part[] = [];
  const first = lines.at(secret.start);
  for (let line = first; line < lines.count && startOf(lines, line) < secret.end; line++) {
    const start = startOf(lines, line);
    const end = Math.min(secret.end, lines.start(line) + lines.textOf(line).length);
    const indent = /^\s*/.exec(lines.text.slice(start, end))?.[0].length ?? 0;
    const from = line === first ? secret.start - start : indent;
    if (end - start > from) parts.push({ line: line + 1, from, to: end - start, secret });
  }
  return parts;
}

/** A byte order mark is part of the first line of a diff. */
const startOf = (lines: Lines, line: number): number => (line === 0 ? 0 : lines.start(line));
