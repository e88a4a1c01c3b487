/** What must hold for every document and every operation, tried on random ones. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditRefused } from '../../src/yaml/edit-refused.js';
import { parse } from '../../src/yaml/parse.js';
import { sameTyped } from '../../src/yaml/typed.js';
import type { Path, Value } from '../../src/yaml/value.js';
import { YamlText } from '../../src/yaml/yaml-text.js';
import { patched, spliced } from './applied.js';
import { at, isMap } from './plain-edits.js';
import { draw, type Edit, editOf, NEW, show, startsWith } from './random-edits.js';
import { seed } from './seed.js';
import { document } from './shapes.js';
import { Tally } from './tally.js';
import { type Written, writtenDocument } from './written-document.js';

/** How many documents; each is read, and edited up to three times. */
const RUNS = Number(process.env['YAML_RUNS'] ?? 10_000);

const must = (holds: boolean, what: () => string): void => {
  if (!holds) throw new Error(what());
};

function readAsWritten(written: Written): YamlText {
  const yaml = YamlText.parse(written.text);
  must(yaml.text === written.text, () => 'an unedited text differs');
  must(
    isDeepStrictEqual(yaml.value([]), written.value),
    () => `read as ${show(yaml.value([]))}, not ${show(written.value)}`,
  );
  const comments = [...written.comments].sort((a, b) => a.line - b.line).map(({ line, text }) => ({ line, text }));
  must(isDeepStrictEqual(yaml.comments, comments), () => `comments: ${show(yaml.comments)}`);
  return yaml;
}

/** @returns the code if it is refused */
function made(edit: Edit, yaml: YamlText, anchors: boolean): YamlText | string {
  try {
    return edit.of(yaml);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    // The check of each edit is the last line of defence: where nothing is shared or doubled, and no block scalar can
    // come to stand at an unfinished end of the file, it has nothing to catch.
    const caught = error.code === 'SEMANTICS' || error.code === 'BROKE_SYNTAX';
    must(
      !caught || anchors || yaml.duplicates.length > 0 || !yaml.text.endsWith('\n'),
      () => `${error.code}: ${error.message}`,
    );
    return error.code;
  }
}

function holdsAfter(edit: Edit, before: YamlText, after: YamlText): void {
  const value = before.value([]) ?? null;
  const meant = edit.meant(value);
  must(isDeepStrictEqual(after.value([]), meant), () => `becomes ${show(after.value([]))}, not ${show(meant)}`);
  must(sameTyped(parse(after.text).data, after.data), () => 'read by entry and as a whole it differs');
  const splices = after.editsSince(before);
  must(spliced(before.text, splices) === after.text, () => `splices ${show(splices)}`);
  const context = before.text.length % 4;
  must(patched(before.text, splices, context) === after.text, () => `hunks with ${context} lines around`);
  must(after.text.startsWith('\ufeff') === before.text.startsWith('\ufeff'), () => 'byte order mark');
  if (before.eol === '\r\n') must(!/(?<!\r)\n/.test(after.text), () => 'a line ends in another way');
  const inOrder = !before.duplicates.length && !before.text.includes('<<');
  if (edit.where && inOrder) must(stands(edit, after), () => 'it stands elsewhere');
}

/** A new key is where it was to go. */
function stands({ path, where }: Edit, yaml: YamlText): boolean {
  const section = at(yaml.value([]), path.slice(0, -1));
  const names = isMap(section) ? Object.keys(section) : [];
  const index = names.indexOf(NEW);
  if (where === 'first') return index === 0;
  if (where === 'last' || where === undefined) return index === names.length - 1;
  const beside = String('before' in where ? where.before : where.after);
  if (!names.includes(beside)) return true;
  return 'before' in where ? names[index + 1] === where.before : names[index - 1] === where.after;
}

/** Comments go only with the key that they belong to, or with what stands in its value. */
function commentsAfter(edit: Edit, written: Written, after: YamlText): void {
  const left = after.comments.map(({ text }) => text);
  const came = left.filter(text => edit.comment.includes(text));
  must(came.length === edit.comment.length, () => 'its own comment is missing');
  const gone = written.comments.filter(({ text }) => !left.includes(text));
  must(left.length === written.comments.length - gone.length + came.length, () => 'a comment is there twice');
  for (const { text, owner, inside } of gone) must(mayGo(edit, owner, inside), () => `lost: ${text}`);
}

function mayGo(edit: Edit, owner: Path | undefined, inside: Path): boolean {
  const within = (path: Path): boolean => startsWith(inside, path);
  const ownedIn = (path: Path): boolean => owner !== undefined && startsWith(owner, path);
  if (edit.kind === 'set') return within(edit.path) || (ownedIn(edit.path) && owner?.length !== edit.path.length);
  if (!edit.gone || (edit.carried && ownedIn(edit.carried))) return false;
  return ownedIn(edit.gone) || within(edit.gone);
}

/** Back to the same bytes. */
function comesBack(edit: Edit, before: YamlText, after: YamlText): boolean | undefined {
  const value = before.value([]) ?? null;
  const parent = edit.path.slice(0, -1);
  if (edit.kind === 'rename') {
    const back = after.rename([...parent, NEW], String(edit.path.at(-1)));
    must(back.text === before.text, () => `renamed back it is ${show(back.text)}`);
    return true;
  }
  const section: Value | undefined = at(value, parent);
  if (edit.kind !== 'insert' || !isMap(section) || !Object.keys(section).length) return undefined;
  // A comment on top of the file is the file's, and one behind a dash the item's.
  const shared = !parent.length || typeof parent.at(-1) === 'number';
  if (shared && edit.comment.length && (edit.where === 'first' || stands({ ...edit, where: 'first' }, after)))
    return undefined;
  const back = after.delete(edit.path);
  must(back.text === before.text, () => `deleted again it is ${show(back.text)}`);
  return true;
}

test(`${RUNS} documents, read and edited`, { timeout: 600_000 }, () => {
  const tally = new Tally('documents and operations');
  const property = fc.property(document, fc.array(draw, { minLength: 1, maxLength: 3 }), (shape, draws) => {
    const written = writtenDocument(shape);
    for (const what of new Set(written.shapes)) tally.count(`document with ${what}`);
    let yaml = readAsWritten(written);
    const first = yaml;
    const said: string[] = [];
    try {
      for (const one of draws) {
        const edit = editOf(one, yaml.value([]) ?? null);
        if (!edit) continue;
        said.push(edit.words);
        const after = made(edit, yaml, written.anchors);
        if (typeof after === 'string') {
          tally.count(`${edit.kind}: refused, ${after}`);
          continue;
        }
        tally.count(`${edit.kind}: done`);
        holdsAfter(edit, yaml, after);
        if (yaml === first) commentsAfter(edit, written, after);
        if (comesBack(edit, yaml, after)) tally.count(`${edit.kind}: done and undone`);
        yaml = after;
      }
      must(spliced(first.text, yaml.editsSince(first)) === yaml.text, () => 'the edits of all steps differ');
    } catch (error) {
      throw new Error(`${String(error)}\n${said.join('\n')}\n${yaml.text}`, { cause: error });
    }
  });
  const run = fc.check(property, { numRuns: RUNS, seed: seed('documents and operations') });
  tally.print();
  if (run.failed) throw run.errorInstance;
  expect(run.numRuns).toBe(RUNS);
  // A tally of nothing would prove nothing.
  for (const kind of ['set', 'insert', 'append', 'rename', 'delete', 'move', 'move into list'])
    expect(tally.of(`${kind}: done`), kind).toBeGreaterThan(RUNS / 100);
});
