import type { ConfigFile } from './config-file.js';
import { isMapping, type Key, type Path, showPath, truthy, type Value } from './values.js';

/**
 * One place in one file, whether or not anything is written there. The same place is the same object as long as the
 * file is the same, so `===`, `includes` and `new Set` work.
 */
export class Setting {
  constructor(
    readonly file: ConfigFile,
    readonly path: Path,
  ) {}

  /** The last key of the path. */
  get key(): Key {
    return this.path.at(-1) ?? '';
  }
  /** What Synapse reads here; undefined if the key is absent. */
  get value(): Value | undefined {
    return this.file.read(this.path);
  }
  /** The key is written, be it null. */
  get isSet(): boolean {
    return this.value !== undefined;
  }
  /** Absent, or written with nothing behind it: `oidc_config:`. */
  get isNull(): boolean {
    return (this.value ?? null) === null;
  }
  /** Python's truth: "false" in quotes is true, `{}` and 0 are false. */
  get truthy(): boolean {
    return truthy(this.value);
  }
  /** The value if it is a string. */
  get text(): string | undefined {
    const value = this.value;
    return typeof value === 'string' ? value : undefined;
  }
  /** A scalar as it is written, without quotes: `0123` and `1e5` are numbers to Synapse, and may be meant as text. */
  get source(): string | undefined {
    const span = this.file.yaml.spanOf(this.path);
    const { value } = this;
    if (!span || value === null || typeof value === 'object') return undefined;
    return typeof value === 'string' ? value : this.file.text.slice(span.start, span.end);
  }
  /** The elements of a list; none if it is not a list. */
  get items(): readonly Setting[] {
    const value = this.value;
    return Array.isArray(value) ? value.map((_, index) => this.at(index)) : [];
  }
  /** The members of a mapping; none if it is not a mapping. */
  get members(): readonly Setting[] {
    const value = this.value;
    return isMapping(value) ? Object.keys(value).map(key => this.at(key)) : [];
  }
  /** The place behind the last element of a list. */
  get end(): Setting {
    return this.at(Number.POSITIVE_INFINITY);
  }
  /** A place below this one. */
  at(...keys: Key[]): Setting {
    return this.file.get([...this.path, ...keys]);
  }
  /** The place that holds this one. */
  get parent(): Setting {
    return this.file.get(this.path.slice(0, -1));
  }
  /** Line of the key, from 1; of the nearest written parent if it is absent; 1 for the file as a whole. */
  get line(): number {
    return this.file.lineOf(this.path);
  }
  toString(): string {
    return showPath(this.path);
  }
}
