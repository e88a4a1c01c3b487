/** The catalogue of Synapse's changes, which lies beside the project while it is developed; undefined where it does not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { shared } from '../places.js';

export interface CatalogueEntry {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  /** It is of what the product was commissioned for. */
  readonly inSeed: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Kinds of files. */
  readonly files: readonly string[];
  readonly version: string;
  readonly before: string;
  readonly after: string;
}

export const catalogueFolder = new URL('catalogue/', shared);

export function catalogue(): ReadonlyMap<string, CatalogueEntry> | undefined {
  if (!existsSync(catalogueFolder)) return undefined;
  const files = readdirSync(catalogueFolder).filter(name => /^[a-z]-v.*\.yaml$/.test(name));
  const entries = files.flatMap((name): readonly unknown[] =>
    parse(readFileSync(new URL(name, catalogueFolder), 'utf8')),
  );
  return new Map(entries.map(entryOf).map(entry => [entry.id, entry]));
}

function entryOf(raw: unknown): CatalogueEntry {
  const fields: Record<string, unknown> = Object(raw);
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    id: String(fields['id']),
    kind: String(fields['kind']),
    severity: String(fields['severity']),
    inSeed: fields['in_seed'] === true,
    reads: list(fields['reads']),
    writes: list(fields['writes']),
    files: list(fields['files']),
    version: String(fields['version']),
    before: String(fields['example_before'] ?? ''),
    after: String(fields['example_after'] ?? ''),
  };
}

/** The catalogue puts the kind of file before a path in it: `log_config:handlers.*.class`. */
const KIND_OF_FILE = /^(?:log_config|worker|appservice|homeserver):/;

/** One of the paths is the other or lies below it; indices are `[]`, and `*` and `<name>` stand for any key. */
export function onOnePath(a: string, b: string): boolean {
  const [left, right] = [segments(a), segments(b)];
  return left.every((one, index) => {
    const other = right[index];
    return other === undefined || one === other || isAny(one) || isAny(other);
  });
}
const segments = (path: string): readonly string[] =>
  path.replace(KIND_OF_FILE, '').replaceAll('[]', '.[]').split('.');
const isAny = (segment: string): boolean => segment === '*' || /^<.*>$/.test(segment);

/** A path as the catalogue spells it. */
export const spelt = (path: readonly (string | number)[]): string =>
  path
    .map(key => (typeof key === 'number' || /^\d+$|^Infinity$/.test(key) ? '[]' : `.${key}`))
    .join('')
    .replace(/^\./, '');
