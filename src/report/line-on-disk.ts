/**
 * Lines as they are in the file on disk. A step sees the files as the accepted steps before it left them, but an
 * editor shows what is on disk.
 */
import type { Where } from '../chain/run-transform.js';
import type { Deployment } from '../deployment/deployment.js';
import { hunks } from '../yaml/hunks.js';
import { placeOf } from './file-names.js';
import type { View } from './view.js';

type Place = Pick<Where, 'file' | 'line'>;

/** `file:line` on disk of a place in a state of the files. */
export const placeIn = (place: Place, { onDisk: start }: Pick<View, 'onDisk'>, now: Deployment): string =>
  placeOf(onDisk(place, start, now));

/**
 * @param start the files as they were read
 * @param now the state that the place was named in
 */
export function onDisk({ file, line }: Place, start: Deployment, now: Deployment): Place {
  const old = start.file(file);
  const current = now.file(file);
  if (!old || !current || old.text === current.text) return { file, line };
  let shift = 0;
  for (const hunk of hunks(old.text, current.yaml.editsSince(old.yaml), 0)) {
    const first = hunk.newLines ? hunk.newStart : hunk.newStart + 1;
    if (line < first) break;
    // A line that is new stands for the one whose place it took.
    if (line < first + hunk.newLines) return { file, line: Math.max(1, hunk.oldStart) };
    shift += hunk.oldLines - hunk.newLines;
  }
  return { file, line: line + shift };
}

/** The same for every `file:line` in a text. */
export function textOnDisk(text: string, start: Deployment, now: Deployment): string {
  return text.replace(/([^\s(),;]+):(\d+)\b/g, (whole, file: string, line: string) =>
    start.file(file) ? placeOf(onDisk({ file, line: Number(line) }, start, now)) : whole,
  );
}
