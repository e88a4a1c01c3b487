import type { YamlText } from '../yaml/yaml-text.js';
import { Setting } from './setting.js';
import { asPath, type Path, type PathLike, type Value } from './values.js';

/** What a file is to Synapse; decided by content, never by name. */
export type Role = 'homeserver' | 'worker' | 'log_config' | 'appservice';

/** Called for every setting that is read; how the chain learns what a transform looked at. */
export type OnRead = (file: ConfigFile, path: Path) => void;

/** One configuration file: its text and what Synapse reads in it. Immutable. */
export class ConfigFile {
  private readonly settings = new Map<string, Setting>();

  constructor(
    readonly path: string,
    readonly role: Role,
    readonly yaml: YamlText,
    private readonly onRead?: OnRead,
  ) {}

  get text(): string {
    return this.yaml.text;
  }
  /** The place of a path in this file, set or not. */
  get(path: PathLike): Setting {
    const keys = asPath(path);
    const id = keys.map(key => `${typeof key}:${key}`).join('\0');
    const setting = this.settings.get(id) ?? new Setting(this, keys);
    this.settings.set(id, setting);
    return setting;
  }
  /** Every place where one of the patterns is written: `acme`, `listeners[].type`, `handlers.*`. */
  find(...patterns: readonly string[]): readonly Setting[] {
    return patterns.flatMap(pattern => {
      const [first = ''] = pattern.split(/[.[]/, 1);
      if (first === '*' || this.yaml.has([first])) return search(this.get([]), pattern);
      this.onRead?.(this, [first]);
      return [];
    });
  }
  /** The value at a path, undefined if nothing is written there. */
  read(path: Path): Value | undefined {
    if (path.length) this.onRead?.(this, path);
    return this.yaml.value(path);
  }
  has(topLevelKey: string): boolean {
    return this.yaml.has([topLevelKey]);
  }
  lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const line = this.yaml.lineOf(path.slice(0, length));
      if (line !== undefined) return line;
    }
    return 1;
  }
  withYaml(yaml: YamlText): ConfigFile {
    return new ConfigFile(this.path, this.role, yaml, this.onRead);
  }
  observedBy(onRead: OnRead): ConfigFile {
    return new ConfigFile(this.path, this.role, this.yaml, onRead);
  }
}

function search(from: Setting, pattern: string): readonly Setting[] {
  const steps = pattern.split('.').flatMap(step => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  return steps
    .reduce<readonly Setting[]>((places, step) => places.flatMap(place => below(place, step)), [from])
    .filter(place => place.isSet);
}

function below(place: Setting, step: string): readonly Setting[] {
  if (step === '[]') return place.items;
  return step === '*' ? place.members : [place.at(step)];
}
