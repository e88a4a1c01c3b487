/** A YAML text and every way to edit it. */
import { append } from './append.js';
import { carried, shifted } from './carried-lines.js';
import type { Change } from './change.js';
import { leadLine, type OwnComments, ownComments, tailLine } from './comment-ownership.js';
import { type Comment, commentsOf } from './comments.js';
import { remove } from './delete.js';
import { EditRefused } from './edit-refused.js';
import { insert } from './insert.js';
import { type OnEmpty, withInserted } from './intent.js';
import { headings, inFlow, type MoveOptions, move, placeLines, targetAt } from './move.js';
import { moveIntoList } from './move-into-list.js';
import { parse } from './parse.js';
import type { InsertOptions } from './placement.js';
import { movable, rename } from './rename.js';
import { set } from './set.js';
import { everyNode, Source } from './source.js';
import { Pieces, type Splice } from './splice.js';
import { twinsOf } from './tree.js';
import { keyText, NULL, nativeOf, readsAs, sameTyped, type Typed } from './typed.js';
import { Unreadable } from './unreadable.js';
import type { Path, Value } from './value.js';

/** A key that a mapping gives more than once. */
export interface DuplicateKey {
  readonly path: Path;
  readonly key: string;
  /** Lines from 1; the last one wins. */
  readonly line: number;
  readonly wins: number;
}

/**
 * Immutable. Every operation gives a new text, of which it is proven that its value is the one intended and that every
 * byte outside the edit is as it was; or it throws EditRefused.
 */
export class YamlText {
  private readonly values = new Map<string, Value | undefined>();

  private found: readonly Comment[] | undefined;

  private constructor(
    private readonly source: Source,
    private readonly made?: { readonly from: YamlText; readonly splices: readonly Splice[] },
  ) {}

  /** @throws Unreadable; readYaml gives the reasons in words. */
  static parse(text: string): YamlText {
    return new YamlText(new Source(text));
  }

  get text(): string {
    return this.source.text;
  }
  get eol(): '\n' | '\r\n' {
    return this.source.eol;
  }
  get data(): Typed {
    return this.source.data;
  }
  get duplicates(): readonly DuplicateKey[] {
    const { root } = this.source;
    const all = root ? [...everyNode(root)].flatMap(node => node.entries) : [];
    return all.flatMap(entry => {
      const last = twinsOf(entry).at(-1);
      if (!entry.key || entry.merge || !last || last === entry) return [];
      const path: Array<string | number> = [];
      for (let at: typeof entry | undefined = entry; at; at = at.owner.entry)
        path.unshift(at.key ? keyText(at.key) : at.index);
      const line = this.source.firstLine(entry) + 1;
      return [{ path, key: keyText(entry.key), line, wins: this.source.firstLine(last) + 1 }];
    });
  }
  /** Every comment, in order. */
  get comments(): readonly Comment[] {
    this.found ??= commentsOf(this.source);
    return this.found;
  }
  /** Undefined if nothing is there; the same object every time. */
  value(path: Path): Value | undefined {
    const [key] = path;
    // A single key is what is asked for most; it cannot be mistaken for a longer path, which begins with a bracket.
    const id = path.length === 1 && typeof key === 'string' && !key.startsWith('[') ? key : JSON.stringify(path);
    if (!this.values.has(id)) {
      const typed = this.source.value(path);
      this.values.set(id, typed && nativeOf(typed));
    }
    return this.values.get(id);
  }
  has(path: Path): boolean {
    return this.source.has(path);
  }
  /** Line of the key or item, from 1. */
  lineOf(path: Path): number | undefined {
    const entry = this.source.entry(path);
    return entry && this.source.firstLine(entry) + 1;
  }
  /**
   * The lines that go with a key when it is removed, from its comments above to those that belong to it below; from 1.
   */
  linesOf(path: Path): { readonly first: number; readonly last: number } | undefined {
    const entry = this.source.entry(path);
    return entry && { first: leadLine(this.source, entry) + 1, last: tailLine(this.source, entry) + 1 };
  }
  /** Offsets of the value. */
  spanOf(path: Path): { readonly start: number; readonly end: number } | undefined {
    const node = path.length ? this.source.entry(path)?.value : this.source.root;
    return node && { start: node.start, end: node.end };
  }
  /** The comments that go with a key when it is removed or moved. */
  commentsOf(path: Path): OwnComments {
    const entry = this.source.entry(path);
    return entry ? ownComments(this.source, entry) : { above: [], beside: undefined };
  }

  set(path: Path, value: Value): YamlText {
    const current = this.source.value(path);
    if (current && readsAs(current, value)) return this;
    const key = path.at(-1);
    if (key === undefined) throw new EditRefused('ROOT', 'the file as a whole cannot be set');
    if (typeof key === 'string' && !this.has(path)) return this.insert(path.slice(0, -1), key, value);
    return this.commit(set(this.source, path, value));
  }
  insert(parent: Path, key: string, value: Value, options: InsertOptions = {}): YamlText {
    return this.commit(insert(this.source, parent, key, value, options));
  }
  append(list: Path, value: Value, options: { readonly comment?: readonly string[] } = {}): YamlText {
    return this.commit(append(this.source, list, value, options.comment));
  }
  rename(path: Path, to: string): YamlText {
    return this.commit(rename(this.source, path, to));
  }
  delete(path: Path, options: { readonly onEmpty?: OnEmpty } = {}): YamlText {
    return this.commit(remove(this.source, path, options.onEmpty ?? 'empty'));
  }
  move(from: Path, to: Path, options: MoveOptions = {}): YamlText {
    const name = to.at(-1);
    const sameParent = JSON.stringify(from.slice(0, -1)) === JSON.stringify(to.slice(0, -1));
    if (sameParent && !options.where && typeof name === 'string') return this.rename(from, name);
    const entry = movable(this.source, from);
    if (!entry.owner.flow && !inFlow(targetAt(this.source, to)))
      return this.commit(move(this.source, from, to, options));
    const value = this.carriedValue(from);
    const emptied = this.delete(from, { onEmpty: options.onEmpty ?? 'empty' });
    return emptied.insert(to.slice(0, -1), String(name), value, options.where ? { where: options.where } : {});
  }
  /** A section becomes the last item of a list, which may be missing. */
  moveIntoList(from: Path, list: Path): YamlText {
    return this.commit(moveIntoList(this.source, from, list));
  }

  /** The text was read entry by entry; read in one go, it says the same. */
  readsTheSameAsAWhole(): boolean {
    try {
      return sameTyped(parse(this.text).data, this.data);
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  }

  /** Net edits since a text that this one was made from; none if it was not. */
  editsSince(earlier: YamlText): readonly Splice[] {
    const steps: Array<readonly Splice[]> = [];
    let at: YamlText = this;
    while (at !== earlier && at.made) {
      steps.unshift(at.made.splices);
      at = at.made.from;
    }
    return at === earlier
      ? steps.reduce((pieces, splices) => pieces.apply(splices), Pieces.of(earlier.text)).splices()
      : [];
  }

  /** Where one side is in flow style the value goes over, not its text: only if no comment is lost by it. */
  private carriedValue(from: Path): Value {
    if (this.delete(from).comments.length < this.comments.length)
      throw new EditRefused('WOULD_LOSE_COMMENTS', String(from.at(-1)));
    return nativeOf(this.source.value(from) ?? NULL);
  }

  private commit({ splices, intended }: Change): YamlText {
    const text = Pieces.of(this.text).apply(splices).toString();
    let next: Source;
    try {
      next = new Source(text);
    } catch (error) {
      if (error instanceof Unreadable) throw new EditRefused('BROKE_SYNTAX', error.message);
      throw error;
    }
    if (!sameTyped(intended, next.data)) throw new EditRefused('SEMANTICS', 'more would change than is meant to');
    return new YamlText(next, { from: this, splices });
  }

  /** A key goes to another file, with its comments. */
  static moveBetween(
    source: YamlText,
    from: Path,
    target: YamlText,
    to: Path,
    options: { readonly onEmpty?: OnEmpty } = {},
  ): { readonly source: YamlText; readonly target: YamlText } {
    const remaining = source.delete(from, options);
    const entry = movable(source.source, from);
    const place = targetAt(target.source, to);
    const value = source.source.value(from) ?? NULL;
    const intended = withInserted(target.data, to.slice(0, -1), place.key, value);
    if (entry.owner.flow || inFlow(place)) {
      const inserted = target.insert(to.slice(0, -1), place.key, source.carriedValue(from));
      return { source: remaining, target: inserted };
    }
    const splices = placeLines(target.source, place, undefined, column => {
      const own = carried(source.source, entry, place.key);
      const inner = column + place.missing.length * target.source.styleNear(place.node).mapIndent;
      return [...headings(target.source, place, column), ...shifted(own.lines, inner - own.column)];
    });
    return { source: remaining, target: target.commit({ splices, intended }) };
  }
}

export const { moveBetween } = YamlText;
