/** What becomes of the comments that stand beside the edits of a step. */
import type { ConfigFile } from '../deployment/config-file.js';
import { type Path, showPath } from '../deployment/values.js';
import type { Comment } from '../yaml/comments.js';
import { hunks } from '../yaml/hunks.js';
import { changedFiles, type FileChange } from './changed-files.js';
import { touched } from './edit.js';
import type { Where } from './run-transform.js';
import type { Step } from './walk.js';

export interface CommentFate {
  /** Gone with the option that they belong to. */
  readonly removed: readonly Where[];
  /** How many were written again in another file, beside what their option became; equal ones count once. */
  readonly moved: number;
  /** Gone although they belong to nothing that the step names: a fault. */
  readonly strayed: readonly Where[];
}

export function commentFate({ before, outcome }: Step): CommentFate {
  if (outcome.kind !== 'change') return { removed: [], moved: 0, strayed: [] };
  const lines = changedFiles(before, outcome.after).map(changedComments);
  const written = lines.flatMap(change => change.written.map(comment => ({ ...comment, file: change.file })));
  const writtenIn = (text: string): readonly ConfigFile[] =>
    written.filter(comment => comment.text === text).map(({ file }) => file);
  const gone = lines.flatMap(({ file, after, taken }) => {
    const paths = outcome.edits
      .flatMap(touched)
      .filter(place => place.file === file.path)
      .map(place => place.path);
    const owned = ownedBy(
      file,
      paths.flatMap(path => vanished(path, after)),
    );
    return taken
      .filter(comment => !writtenIn(comment.text).length)
      .map(comment => ({
        where: { file: file.path, line: comment.line, option: showPath(paths[0] ?? []) },
        owned: owned.has(comment.text),
      }));
  });
  const moved = lines.flatMap(({ file, taken }) =>
    taken.map(comment => comment.text).filter(text => writtenIn(text).some(target => target.path !== file.path)),
  );
  return {
    removed: gone.filter(comment => comment.owned).map(comment => comment.where),
    moved: new Set(moved).size,
    strayed: gone.filter(comment => !comment.owned).map(comment => comment.where),
  };
}

interface ChangedComments {
  readonly file: ConfigFile;
  readonly after: ConfigFile;
  readonly taken: readonly Comment[];
  readonly written: readonly Comment[];
}

/** The comments on the lines that an edit took away or wrote. */
function changedComments({ before, after }: FileChange): ChangedComments {
  const lines = hunks(before.text, after.yaml.editsSince(before.yaml), 0).flatMap(hunk => hunk.lines);
  const old = new Set(lines.filter(line => line.kind === '-').map(line => line.oldLine));
  const fresh = new Set(lines.filter(line => line.kind === '+').map(line => line.newLine));
  return {
    file: before,
    after,
    taken: before.yaml.comments.filter(comment => old.has(comment.line)),
    written: after.yaml.comments.filter(comment => fresh.has(comment.line)),
  };
}

/** Texts of the comments above, beside, inside and below the options at these paths, as far as they belong to them. */
function ownedBy(file: ConfigFile, paths: readonly Path[]): ReadonlySet<string> {
  const comments = file.yaml.comments;
  const texts = paths.flatMap(path => {
    // Behind the last element nothing is written yet.
    const own = path.includes(Number.POSITIVE_INFINITY) ? undefined : file.yaml.linesOf(path);
    return own ? comments.filter(({ line }) => line >= own.first && line <= own.last).map(({ text }) => text) : [];
  });
  return new Set(texts);
}

/** The path, and the sections around it that went with it. */
const vanished = (path: Path, after: ConfigFile): readonly Path[] => {
  const sections = path.map((_, index) => path.slice(0, index + 1));
  return [...sections.slice(0, -1).filter(section => !after.yaml.has(section)), path];
};
