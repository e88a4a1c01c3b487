/** The text of a random document, with its value and its comments. */
import type { Key, Path, Value } from '../../src/yaml/value.js';
import { type Collection, type Document, type Member, nameOf, type Remark, type Text, written } from './shapes.js';

export interface Written {
  readonly text: string;
  readonly value: Value;
  readonly comments: readonly WrittenComment[];
  /** What it is made of, for the tally. */
  readonly shapes: readonly string[];
  readonly anchors: boolean;
}
export interface WrittenComment {
  /** From 1. */
  readonly line: number;
  /** Without `#` and the blank behind it. No two are the same. */
  readonly text: string;
  /** The entry whose comment it is by the rules of design.md; undefined if it belongs to no one. */
  readonly owner: Path | undefined;
  /** The section that it stands in. */
  readonly inside: Path;
}

export function writtenDocument({ frame, root }: Document): Written {
  const writer = new Writer();
  if (frame.head) writer.comment('# ', 'head', 0, undefined, []);
  if (frame.head) writer.line('');
  if (frame.start) writer.line('---');
  const column = root.layout === 'block' ? frame.column : 0;
  const value = writer.root(root, column);
  const anchors = frame.anchors && root.kind === 'mapping' && root.layout === 'block';
  if (anchors) for (const line of ANCHORED) writer.line(' '.repeat(column) + line);
  const stop = frame.stop && !writer.endsInBlockScalar;
  if (stop) writer.line('...');
  const body = writer.lines.join(frame.eol);
  const finalEnd = frame.finalEnd || writer.endsInBlockScalar || stop;
  const style = [frame.eol === '\n' ? 'LF' : 'CRLF', ...(frame.mark ? ['byte order mark'] : [])];
  if (!finalEnd) style.push('no final line end');
  if (stop) style.push('document end');
  if (frame.start) style.push('document start');
  if (column) style.push('indented top level');
  if (anchors) style.push('anchors');
  return {
    text: (frame.mark ? '\ufeff' : '') + body + (finalEnd ? frame.eol : ''),
    value: anchors && isObject(value) ? { ...value, ...ANCHORED_VALUE } : value,
    comments: writer.comments,
    shapes: [...style, ...writer.shapes],
    anchors,
  };
}

const ANCHORED = ['base: &base', '  kk: 1', '  ll: [2]', 'derived:', '  <<: *base', '  own: 3', 'same: *base'];
const ANCHORED_VALUE = { base: { kk: 1, ll: [2] }, derived: { kk: 1, ll: [2], own: 3 }, same: { kk: 1, ll: [2] } };

const isObject = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Writer {
  readonly lines: string[] = [];
  readonly comments: WrittenComment[] = [];
  readonly shapes: string[] = [];
  endsInBlockScalar = false;

  line(text: string): void {
    this.lines.push(text);
    this.endsInBlockScalar = false;
  }
  comment(sign: string, kind: string, column: number, owner: Path | undefined, inside: Path): void {
    this.line(' '.repeat(column) + this.noted(sign, kind, owner, inside, this.lines.length + 1));
  }
  private noted(sign: string, kind: string, owner: Path | undefined, inside: Path, line: number): string {
    const text = `${kind}_${this.comments.length}${sign === '#' ? ': 1' : ''}`;
    this.comments.push({ line, text: sign === '## ' ? `# ${text}` : text, owner, inside });
    this.shapes.push(`comment: ${kind}`);
    return sign + text;
  }
  /** Behind what stands on a line; `line` is the one about to be written unless given. */
  private beside(member: Member, path: Path, line = this.lines.length + 1): string {
    if (!member.beside) return '';
    return ' '.repeat(member.gap) + this.noted('# ', 'beside', path, path.slice(0, -1), line);
  }

  root(root: Collection, column: number): Value {
    this.shapes.push(`top level: ${root.layout} ${root.kind}`);
    if (root.layout === 'block') return this.blockMembers(root, column, []);
    const { lines, value } = this.flow(root, []);
    for (const line of lines) this.line(line);
    return value;
  }

  private remarks(remarks: readonly Remark[], column: number, owner: Path | undefined, inside: Path): void {
    remarks.forEach((remark, index) => {
      const last = remarks.slice(index + 1).every(later => later === 'note');
      if (remark === 'blank') this.line('');
      else if (remark === 'note') this.comment('# ', 'note', column, last ? owner : undefined, inside);
      else if (remark === 'option') this.comment('#', 'option', column, undefined, inside);
      else this.comment('## ', 'banner', column, undefined, inside);
    });
  }

  private blockMembers(all: Collection, column: number, path: Path): Value {
    const pairs: Array<readonly [string, Value]> = [];
    const items: Value[] = [];
    const taken = new Set<string>();
    let previous: { readonly name: string; readonly keyStyle: Member['keyStyle'] } | undefined;
    all.members.forEach((given, index) => {
      const twin = given.twin && all.kind === 'mapping' ? previous : undefined;
      const member = { ...given, keyStyle: twin?.keyStyle ?? given.keyStyle };
      const name = twin?.name ?? nameOf(member, taken);
      if (twin) this.shapes.push('duplicate key');
      const key: Key = all.kind === 'mapping' ? name : index;
      const own = [...path, key];
      this.remarks(member.above, column, own, path);
      if (all.kind === 'mapping') pairs.push([name, this.pair(member, name, column, own)]);
      else items.push(this.item(member, all.gap, column, own));
      taken.add(name);
      previous = { name, keyStyle: member.keyStyle };
    });
    return all.kind === 'mapping' ? Object.fromEntries(pairs) : items;
  }
  private end(all: Collection, column: number, path: Path): void {
    this.remarks(all.end, column, undefined, path);
  }

  private pair(member: Member, name: string, column: number, path: Path): Value {
    const { value, gap } = member;
    const oneLine = value.kind === 'text' && written(value, false).lines.length === 1;
    this.shapes.push(`key: ${member.keyStyle}`);
    if (member.keyStyle === 'explicit' && oneLine) {
      this.line(`${' '.repeat(column)}? ${name}`);
      return this.value(member, `${' '.repeat(column)}:${' '.repeat(gap)}`, column, path);
    }
    const key = member.keyStyle === 'single' ? `'${name}'` : member.keyStyle === 'double' ? `"${name}"` : name;
    return this.value(member, `${' '.repeat(column)}${key}:`, column, path);
  }

  /** @param head what the line begins with, up to the colon */
  private value(member: Member, head: string, column: number, path: Path): Value {
    const { value } = member;
    const gap = head.endsWith(' ') ? '' : ' '.repeat(member.gap);
    if (value.kind === 'text') return this.text(value, member, head + gap, column, path);
    if (value.kind === 'nothing') {
      this.shapes.push(value.below.length ? 'null with comments below' : 'null');
      this.line(head + (value.written ? gap + value.written : '') + this.beside(member, path));
      const parent = path.slice(0, -1);
      for (const remark of value.below)
        if (remark === 'note' || remark === 'option')
          this.comment(remark === 'note' ? '# ' : '#', `below_${remark}`, column + value.step, path, parent);
      return null;
    }
    if (value.layout !== 'block' || !value.members.length)
      return this.flowValue(value, member, head + gap, column, path);
    this.line(head + this.beside(member, path));
    const inner = column + (value.kind === 'sequence' ? value.step : Math.max(1, value.step));
    this.shapes.push(`block ${value.kind}, ${inner - column} columns in`);
    const built = this.blockMembers(value, inner, path);
    if (inner > column) this.end(value, inner, path);
    return built;
  }

  private text(text: Text, member: Member, head: string, column: number, path: Path): Value {
    const { lines, value } = written(text, false);
    this.shapes.push(`scalar: ${text.style}`);
    const [first = '', ...rest] = lines;
    const block = text.style === 'literal' || text.style === 'folded';
    const pad = ' '.repeat(column + text.step);
    if (block || !rest.length) this.line(head + first + this.beside(member, path));
    else this.line(head + first);
    rest.forEach((line, index) => {
      const last = !block && index === rest.length - 1;
      this.line(line === '' ? '' : pad + line + (last ? this.beside(member, path) : ''));
    });
    this.endsInBlockScalar = block;
    return value;
  }

  private flowValue(value: Collection, member: Member, head: string, column: number, path: Path): Value {
    const inLines = value.layout === 'flow lines' && value.members.length > 0;
    this.shapes.push(`${inLines ? 'flow lines' : 'flow'} ${value.kind}${value.members.length ? '' : ', empty'}`);
    if (!inLines) {
      const flow = this.flow({ ...value, layout: 'flow' }, path);
      this.line(head + flow.lines.join('') + this.beside(member, path));
      return flow.value;
    }
    const flow = this.flow(value, path, column, this.lines.length + 1);
    const [first = '', ...rest] = flow.lines;
    this.line(head + first);
    rest.forEach((line, index) => {
      this.line(line + (index === rest.length - 1 ? this.beside(member, path) : ''));
    });
    return flow.value;
  }

  /** @param column of the key, and @param line the first one, for a collection with one member a line */
  private flow(
    all: Collection,
    path: Path,
    column = 0,
    line = this.lines.length + 1,
  ): { lines: string[]; value: Value } {
    const [open, close] = all.kind === 'mapping' ? ['{', '}'] : ['[', ']'];
    const pad = all.gap === 2 ? ' ' : '';
    const taken = new Set<string>();
    const pairs: Array<readonly [string, Value]> = [];
    const items: Value[] = [];
    const sources = all.members.map((member, index) => {
      const name = nameOf(member, taken);
      taken.add(name);
      const own = [...path, all.kind === 'mapping' ? name : index];
      const inner = this.flowMember(member, own);
      pairs.push([name, inner.value]);
      items.push(inner.value);
      const quote = member.keyStyle === 'single' ? "'" : member.keyStyle === 'double' ? '"' : '';
      return all.kind === 'mapping' ? `${quote}${name}${quote}: ${inner.source}` : inner.source;
    });
    const value: Value = all.kind === 'mapping' ? Object.fromEntries(pairs) : items;
    if (all.layout !== 'flow lines' || !sources.length)
      return {
        lines: [`${open}${sources.length ? pad : ''}${sources.join(', ')}${sources.length ? pad : ''}${close}`],
        value,
      };
    const indent = ' '.repeat(column + Math.max(1, all.step));
    const trailing = all.gap === 3;
    const lines = sources.map((source, index) => {
      const member = all.members[index];
      const own = [...path, all.kind === 'mapping' ? (pairs[index]?.[0] ?? '') : index];
      const comma = index < sources.length - 1 || trailing ? ',' : '';
      return indent + source + comma + (member ? this.beside(member, own, line + 1 + index) : '');
    });
    return { lines: [open, ...lines, ' '.repeat(column) + close], value };
  }
  private flowMember(member: Member, path: Path): { readonly source: string; readonly value: Value } {
    const { value } = member;
    if (value.kind === 'nothing') return { source: 'null', value: null };
    if (value.kind === 'text') {
      const { lines, value: of } = written(value, true);
      return { source: lines.join(' '), value: of };
    }
    const { lines, value: of } = this.flow({ ...value, layout: 'flow' }, path);
    return { source: lines.join(''), value: of };
  }

  /** `- ` and what stands behind it or, with comments above its first member, below it. */
  private item(member: Member, gap: number, column: number, path: Path): Value {
    const { value } = member;
    const dash = `${' '.repeat(column)}-`;
    const first = 'members' in value && value.layout === 'block' ? value.members[0] : undefined;
    if (!('members' in value) || !first) return this.value({ ...member, gap }, dash, column, path);
    const inner = column + 1 + gap;
    if (first.above.length) {
      this.shapes.push(`item on its own line: ${value.kind}`);
      this.line(dash + this.beside(member, path));
      const built = this.blockMembers(value, inner, path);
      this.end(value, inner, path);
      return built;
    }
    this.shapes.push(`item behind its dash: ${value.kind}, ${gap + 1} columns in`);
    const from = this.lines.length;
    const built = this.blockMembers(value, inner, path);
    this.lines[from] = dash + ' '.repeat(gap) + (this.lines[from] ?? '').slice(inner);
    this.end(value, inner, path);
    return built;
  }
}
