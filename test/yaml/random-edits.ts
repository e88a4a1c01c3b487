/** Random operations, drawn from what a document holds, with what each is meant to do. */
import fc from 'fast-check';
import type { OnEmpty } from '../../src/yaml/intent.js';
import type { Where } from '../../src/yaml/placement.js';
import type { Path, Value } from '../../src/yaml/value.js';
import type { YamlText } from '../../src/yaml/yaml-text.js';
import { at, entriesOf, isList, isMap, renamed, replaced, withItem, without, withPair } from './plain-edits.js';

export type EditKind = 'set' | 'insert' | 'append' | 'rename' | 'delete' | 'move' | 'move into list';

export interface Draw {
  readonly kind: EditKind;
  readonly subject: number;
  readonly target: number;
  readonly place: number;
  readonly onEmpty: OnEmpty;
  readonly value: Value;
  readonly comment: boolean;
}
export interface Edit {
  readonly kind: EditKind;
  /** For a failed run. */
  readonly words: string;
  /** What is edited, or where it goes. */
  readonly path: Path;
  readonly where: Where | undefined;
  readonly of: (yaml: YamlText) => YamlText;
  readonly meant: (value: Value) => Value;
  /** What goes for good, with its comments: the entry itself, or a section that it leaves empty. */
  readonly gone: Path | undefined;
  /** What goes elsewhere, with its comments. */
  readonly carried: Path | undefined;
  /** Lines of comment that come in. */
  readonly comment: readonly string[];
}

const scalar = fc.constantFrom<Value[]>(
  ...[true, false, null, 42, -1.5, 1e21, 0, 12345678901234567890n, '', 'plain', 'needs: quotes', 'yes', 'y', '::1'],
  ...['a #b', '10.0.0.0/8', "it's", '@x:y', 'two\nlines\n', ' lead', '0o17', '1e3', 'é"x\\', '- a', '{{ x }}', '08'],
);
const collection = fc.constantFrom<Value[]>(
  { a: 1, b: ['x', { c: 'd', e: null }] },
  ['x', '::1'],
  { host: 'localhost', port: 8034 },
  [],
  {},
  [[1, 2], [], {}],
  [{ name: 'x', resources: [{ names: ['client'] }] }],
);

export const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom<EditKind[]>(
    ...([
      'set',
      'insert',
      'insert',
      'append',
      'rename',
      'delete',
      'delete',
      'move',
      'move',
      'move into list',
    ] as const),
  ),
  subject: fc.nat(),
  target: fc.nat(),
  place: fc.nat(9),
  onEmpty: fc.constantFrom<OnEmpty[]>('empty', 'remove', 'null'),
  value: fc.oneof(scalar, collection),
  comment: fc.nat(3).map(number => number === 0),
});

export const NEW = 'new_key';

/** @returns undefined if the document has nothing of the kind */
export function editOf(draw: Draw, root: Value): Edit | undefined {
  const all = entriesOf(root);
  const pairs = all.filter(({ path }) => typeof path.at(-1) === 'string');
  switch (draw.kind) {
    case 'set': {
      const subject = chosen(all, draw.subject);
      if (!subject) return undefined;
      const { path } = subject;
      return edit(draw, path, `set ${show(path)} to ${show(draw.value)}`, {
        of: yaml => yaml.set(path, draw.value),
        meant: value => replaced(value, path, draw.value),
      });
    }
    case 'delete': {
      const subject = chosen(all, draw.subject);
      if (!subject) return undefined;
      const { path } = subject;
      return edit(draw, path, `delete ${show(path)}, onEmpty ${draw.onEmpty}`, {
        gone: lastToGo(root, path, draw.onEmpty),
        of: yaml => yaml.delete(path, { onEmpty: draw.onEmpty }),
        meant: value => without(value, path, draw.onEmpty),
      });
    }
    case 'rename': {
      const subject = chosen(pairs, draw.subject);
      if (!subject) return undefined;
      const { path } = subject;
      return edit(draw, path, `rename ${show(path)}`, {
        of: yaml => yaml.rename(path, NEW),
        meant: value => renamed(value, path, NEW),
      });
    }
    case 'append': {
      const subject = chosen(
        all.filter(({ value }) => isList(value) || value === null),
        draw.subject,
      );
      if (!subject) return undefined;
      const { path } = subject;
      const comment = draw.comment ? ['why'] : [];
      return edit({ ...draw, comment: draw.comment }, path, `append ${show(draw.value)} to ${show(path)}`, {
        of: yaml => yaml.append(path, draw.value, draw.comment ? { comment } : {}),
        meant: value => withItem(value, path, draw.value),
      });
    }
    case 'insert':
      return insertion(draw, root);
    case 'move':
      return movement(draw, root);
    default:
      return intoList(draw, root);
  }
}

function insertion(draw: Draw, root: Value): Edit | undefined {
  const parent = chosen(sections(root), draw.target);
  if (!parent) return undefined;
  const where = whereOf(draw.place, at(root, parent));
  const missing = draw.place === 9 ? ['new_parent'] : [];
  const path = [...parent, ...missing, NEW];
  const options = { ...(where ? { where } : {}), ...(draw.comment ? { comment: ['why'] } : {}) };
  const into = path.slice(0, -1);
  return edit(draw, path, `insert ${show(path)}: ${show(draw.value)}, ${show(options)}`, {
    where: missing.length ? undefined : where,
    of: yaml => yaml.insert(into, NEW, draw.value, options),
    meant: value => withPair(value, path, draw.value, missing.length ? 'last' : where),
  });
}

function movement(draw: Draw, root: Value): Edit | undefined {
  const subject = chosen(
    entriesOf(root).filter(({ path }) => typeof path.at(-1) === 'string'),
    draw.subject,
  );
  const parent = chosen(sections(root), draw.target);
  if (!subject || !parent) return undefined;
  const from = subject.path;
  // Neither into itself nor into a section that moves on when an item before it goes.
  if (startsWith(parent, from)) return undefined;
  const where = draw.place < 6 ? whereOf(draw.place, at(root, parent)) : undefined;
  const beside = typeof where === 'object' ? [...parent, 'before' in where ? where.before : where.after] : undefined;
  if (beside && show(beside) === show(from)) return undefined;
  const missing = draw.place > 7 ? ['new_parent'] : [];
  const to = [...parent, ...missing, NEW];
  if (missing.length && where) return undefined;
  // An item that is removed would give the others another index on the way.
  const onEmpty = from.some(key => typeof key === 'number') ? 'empty' : draw.onEmpty;
  const left = without(root, from, onEmpty);
  if (at(left, parent) === undefined) return undefined;
  const options = { onEmpty, ...(where ? { where } : {}) };
  return edit({ ...draw, comment: false }, to, `move ${show(from)} to ${show(to)}, ${show(options)}`, {
    where,
    carried: from,
    gone: lastToGo(root, from, onEmpty),
    of: yaml => yaml.move(from, to, options),
    meant: value => {
      const same = show(from.slice(0, -1)) === show(to.slice(0, -1)) && !where;
      if (same) return renamed(value, from, NEW);
      return withPair(without(value, from, onEmpty), to, subject.value, where);
    },
  });
}

function intoList(draw: Draw, root: Value): Edit | undefined {
  const subject = chosen(
    entriesOf(root).filter(({ path, value }) => isMap(value) && typeof path.at(-1) === 'string'),
    draw.subject,
  );
  if (!subject) return undefined;
  const from = subject.path;
  const lists = entriesOf(root).filter(
    ({ path, value }) => isList(value) && !startsWith(path, from) && !startsWith(from, path),
  );
  const list = draw.place < 5 ? [...from.slice(0, -1), NEW] : chosen(lists, draw.target)?.path;
  if (!list) return undefined;
  return edit({ ...draw, comment: false }, list, `move ${show(from)} into the list ${show(list)}`, {
    carried: from,
    of: yaml => yaml.moveIntoList(from, list),
    meant: value => {
      const left = without(value, from, 'empty');
      return at(left, list) === undefined
        ? withPair(left, list, [subject.value])
        : withItem(left, list, subject.value);
    },
  });
}

const edit = (
  { kind, comment }: Draw,
  path: Path,
  words: string,
  rest: Pick<Edit, 'of' | 'meant'> & Partial<Pick<Edit, 'where' | 'gone' | 'carried'>>,
): Edit => ({
  kind,
  path,
  words,
  where: undefined,
  gone: undefined,
  carried: undefined,
  comment: comment && (kind === 'insert' || kind === 'append') ? ['why'] : [],
  ...rest,
});

/** The outermost section that an entry leaves empty, or the entry itself. */
function lastToGo(root: Value, path: Path, onEmpty: OnEmpty): Path {
  const parent = path.slice(0, -1);
  const section = at(root, parent);
  const members = isMap(section) ? Object.keys(section).length : isList(section) ? section.length : 0;
  return onEmpty === 'remove' && parent.length && members === 1 ? lastToGo(root, parent, onEmpty) : path;
}

const chosen = <T>(all: readonly T[], choice: number): T | undefined => all[choice % Math.max(1, all.length)];

/** Where a pair can go: mappings, and what is null. */
const sections = (root: Value): readonly Path[] => [
  ...(isMap(root) || root === null ? [[]] : []),
  ...entriesOf(root).flatMap(({ path, value }) => (isMap(value) || value === null ? [path] : [])),
];

function whereOf(place: number, section: Value | undefined): Where | undefined {
  const names = isMap(section) ? Object.keys(section) : [];
  const name = names[place % Math.max(1, names.length)];
  if (name === undefined || place > 7) return undefined;
  if (place < 2) return 'first';
  if (place < 3) return 'last';
  return place < 6 ? { before: name } : { after: name };
}

export const startsWith = (path: Path, start: Path): boolean => start.every((key, index) => path[index] === key);
export const show = (value: unknown): string =>
  JSON.stringify(value, (_, of) => (typeof of === 'bigint' ? String(of) : of)) ?? '';
