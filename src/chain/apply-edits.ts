/** Carries out the edits of one step, in order, following each place to where earlier edits of the step took it. */
import type { ConfigFile } from '../deployment/config-file.js';
import type { Deployment } from '../deployment/deployment.js';
import { isMapping, type Key, type Path, showPath, type Value } from '../deployment/values.js';
import { EditRefused } from '../yaml/edit-refused.js';
import { moveBetween, type YamlText } from '../yaml/yaml-text.js';
import { type At, type Edit, EditImpossible, type MoveEdit, type SetEdit, samePath, startsWith } from './edit.js';
import type { PlainChange } from './plain-change.js';
import { reasonFor, WORKER_ONLY } from './refusal-words.js';

export interface Applied {
  readonly after: Deployment;
  /** What happened to the data, for the proof. */
  readonly changes: readonly PlainChange[];
}

/** @throws EditImpossible where the YAML room refuses an edit; the deployment given is unchanged in any case. */
export function applyEdits(deployment: Deployment, edits: readonly Edit[]): Applied {
  const run = new Run(deployment);
  for (const edit of edits) run.apply(edit);
  return run.finished();
}

class Run {
  private readonly current = new Map<string, ConfigFile>();
  private readonly changes: PlainChange[] = [];
  /** Where a place that was read has gone since. */
  private readonly shifts: Array<(place: At) => At> = [];

  constructor(private readonly before: Deployment) {}

  finished(): Applied {
    return { after: this.before.with([...this.current.values()]), changes: this.changes };
  }

  apply(edit: Edit): void {
    const place = this.now(edit.at);
    try {
      if (edit.verb === 'remove') this.remove(place);
      else if (edit.verb === 'move') this.move(place, edit);
      else this.set(place, edit);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      throw new EditImpossible(place, error.line ?? this.file(place).lineOf(place.path), reasonFor(error, place.path));
    }
  }

  private file(place: At): ConfigFile {
    const file = this.current.get(place.file) ?? this.before.file(place.file);
    if (!file) throw new Error(`an edit names ${place.file}, which is not part of the deployment`);
    return file;
  }
  private write(place: At, change: (yaml: YamlText) => YamlText): void {
    const file = this.file(place);
    this.current.set(place.file, file.withYaml(change(file.yaml)));
  }

  /** The place now; the end of a list becomes the next free index. */
  private now(place: At): At {
    const moved = this.shifts.reduce((current, shift) => shift(current), place);
    const resolve = (key: Key, index: number): Key =>
      key === Number.POSITIVE_INFINITY ? this.lengthOf({ file: moved.file, path: moved.path.slice(0, index) }) : key;
    return { file: moved.file, path: moved.path.map(resolve) };
  }
  private lengthOf(list: At): number {
    const value = this.file(list).read(list.path);
    return Array.isArray(value) ? value.length : 0;
  }

  private remove(place: At): void {
    const vanishing = this.vanishesWith(place);
    this.write(place, yaml =>
      yaml.delete(place.path, { onEmpty: vanishing.length < place.path.length ? 'remove' : 'empty' }),
    );
    this.changes.push({ kind: 'remove', file: place.file, path: vanishing });
    const index = place.path.at(-1);
    if (typeof index === 'number') this.shifts.push(other => closeGap(other, place, index));
  }

  /**
   * The highest section that is left empty by the removal and so goes with it; else the place itself. A section stays
   * as `{}` if a file that is loaded earlier has it, too: removing it would let that one count.
   */
  private vanishesWith(place: At): Path {
    const file = this.file(place);
    const [section] = place.path;
    if (section === undefined || place.path.some(key => typeof key === 'number')) return place.path;
    const files = this.before.ownerOf(this.before.file(place.file) ?? file).files;
    const earlier = files.slice(
      0,
      files.findIndex(other => other.path === place.file),
    );
    if (earlier.some(other => other.has(String(section)))) return place.path;
    let length = place.path.length;
    while (length > 1 && membersAt(file, place.path.slice(0, length - 1)) === 1) length--;
    return place.path.slice(0, length);
  }

  private set(place: At, edit: SetEdit): void {
    const olds = edit.insteadOf.map(old => this.now(old));
    if (!this.file(place).yaml.has(place.path) && this.replaceInPlace(place, edit.value, olds)) return;
    const comment = this.commentsOf(olds);
    for (const old of olds) if (!sameAs(old, place)) this.remove(old);
    this.write(place, yaml => inserted(yaml, place.path, edit, comment));
    this.changes.push({ kind: 'set', file: place.file, path: place.path, value: edit.value });
  }

  /** The new key stands where the first old one stood, if that is the same section of the same file. */
  private replaceInPlace(place: At, value: Value, olds: readonly At[]): boolean {
    const [first, ...others] = olds;
    if (!first || !olds.every(old => old.file === place.file)) return false;
    const depth = first.path.length - 1;
    const section = first.path.slice(0, depth);
    const key = place.path[depth];
    if (typeof key !== 'string' || !samePath(section, place.path.slice(0, depth))) return false;
    if (!others.length && place.path.length === first.path.length) {
      this.write(place, yaml => yaml.rename(first.path, key).set(place.path, value));
      this.changes.push({ kind: 'remove', file: place.file, path: first.path });
    } else {
      if (this.file(place).yaml.has([...section, key])) return false;
      const nested = place.path
        .slice(depth + 1)
        .reduceRight<Value>((inner, name) => ({ [String(name)]: inner }), value);
      const before = first.path[depth] ?? '';
      const comment = this.commentsOf(olds);
      this.write(place, yaml => yaml.insert(section, key, nested, { where: { before }, comment }));
      this.changes.push({ kind: 'set', file: place.file, path: [...section, key], value: nested });
      for (const old of olds) this.remove(old);
      return true;
    }
    this.changes.push({ kind: 'set', file: place.file, path: place.path, value });
    return true;
  }

  /** The comments above and beside these keys, equal ones once. */
  private commentsOf(places: readonly At[]): readonly string[] {
    const lines = places.flatMap(place => {
      const { above, beside } = this.file(place).yaml.commentsOf(place.path);
      return beside === undefined ? above : [...above, beside];
    });
    return [...new Set(lines)];
  }

  private move(from: At, edit: MoveEdit): void {
    const to = this.now(edit.to);
    const value = this.file(from).read(from.path);
    if (value === undefined) return;
    if (from.file !== to.file && this.file(from).role === 'worker')
      throw new EditImpossible(from, this.file(from).lineOf(from.path), WORKER_ONLY(showPath(to.path)));
    if (this.file(to).read(to.path) === null) {
      this.write(to, yaml => yaml.delete(to.path));
      this.changes.push({ kind: 'remove', file: to.file, path: to.path });
    }
    const vanishing = this.vanishesWith(from);
    const onEmpty = vanishing.length < from.path.length ? 'remove' : 'empty';
    if (from.file !== to.file) {
      const { source, target } = moveBetween(this.file(from).yaml, from.path, this.file(to).yaml, to.path, {
        onEmpty,
      });
      this.write(from, () => source);
      this.write(to, () => target);
    } else if (typeof to.path.at(-1) === 'number') {
      const list = to.path.slice(0, -1);
      this.write(from, yaml =>
        samePath(list, from.path) ? asOnlyElement(yaml, list) : yaml.moveIntoList(from.path, list),
      );
    } else {
      const first = edit.first && membersAt(this.file(to), to.path.slice(0, -1)) > 0;
      this.write(from, yaml => yaml.move(from.path, to.path, { onEmpty, ...(first && { where: 'first' }) }));
    }
    this.changes.push(
      { kind: 'remove', file: from.file, path: vanishing },
      { kind: 'set', file: to.file, path: to.path, value },
    );
    this.shifts.push(place => follow(place, from, to));
  }
}

/** A section becomes the only element of a list of its own name: it steps aside, and goes into the list from there. */
function asOnlyElement(yaml: YamlText, path: Path): YamlText {
  const aside = `${path.at(-1)} (aside)`;
  return yaml.rename(path, aside).moveIntoList([...path.slice(0, -1), aside], path);
}

/** Where a value that takes nobody's place goes. */
function inserted(yaml: YamlText, path: Path, edit: SetEdit, comment: readonly string[]): YamlText {
  if (yaml.has(path)) return yaml.set(path, edit.value);
  const parent = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  if (typeof key === 'number')
    return yaml.has(parent) ? yaml.append(parent, edit.value, { comment }) : yaml.set(parent, [edit.value]);
  const siblings = yaml.value(parent);
  const some = isMapping(siblings) && Object.keys(siblings).length > 0;
  if (edit.first && some) return yaml.insert(parent, key, edit.value, { where: 'first', comment });
  const beside = parent.length ? edit.near.find(name => yaml.has([...parent, name])) : undefined;
  if (beside !== undefined) return yaml.insert(parent, key, edit.value, { where: { after: beside }, comment });
  return yaml.insert(parent, key, edit.value, { near: edit.near, comment });
}

const sameAs = (a: At, b: At): boolean => a.file === b.file && samePath(a.path, b.path);

function membersAt(file: ConfigFile, path: Path): number {
  const value = file.yaml.value(path);
  return isMapping(value) ? Object.keys(value).length : 0;
}

const follow = (place: At, from: At, to: At): At =>
  place.file === from.file && startsWith(place.path, from.path)
    ? { file: to.file, path: [...to.path, ...place.path.slice(from.path.length)] }
    : place;

/** Later elements of a list move up when one goes. */
function closeGap(place: At, gone: At, index: number): At {
  const depth = gone.path.length - 1;
  const key = place.path[depth];
  const inList = place.file === gone.file && startsWith(place.path, gone.path.slice(0, -1));
  if (!inList || typeof key !== 'number' || key <= index || key === Number.POSITIVE_INFINITY) return place;
  return { file: place.file, path: place.path.with(depth, key - 1) };
}
