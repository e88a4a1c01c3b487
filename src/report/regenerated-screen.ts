/** Edits that would land in a file which another program writes again. */
import { changedFiles } from '../chain/changed-files.js';
import type { Item } from '../chain/walk.js';
import type { Regenerated } from '../deployment/regenerated.js';
import type { Line } from './line.js';
import { wrapped } from './prose.js';
import type { View } from './view.js';

/** What is said below the diff of such an edit. */
export const regeneratedLines = (
  item: Pick<Item, 'before' | 'after'>,
  files: ReadonlyMap<string, { readonly regenerated: Regenerated | undefined }>,
  view: View,
): readonly Line[] =>
  changedFiles(item.before, item.after).flatMap(({ after }) => {
    const found = files.get(after.path)?.regenerated;
    return found ? wrapped(`${after.path} is written by ${found.by}. ${found.wayOut}`, view.look, '', '  ') : [];
  });
