/**
 * Why an edit is not made, in the admin's words. Wrong types and odd texts need no check in a transform: these say it.
 */
import { type Path, showPath } from '../deployment/values.js';
import type { EditRefused } from '../yaml/edit-refused.js';

/** A worker's own setting would become everybody's, or hide a shared section from this worker. */
export const WORKER_ONLY = (option: string): string =>
  `this holds for one worker, but ${option} would hold for all; ` +
  `write ${option} into this worker's file by hand, complete`;

/** @param path where the edit was tried */
export function reasonFor(refused: EditRefused, path: Path): string {
  const option = showPath(path);
  switch (refused.code) {
    case 'NOT_A_MAP':
      return `${option} cannot be written, as what holds it is not a mapping`;
    case 'NOT_A_SEQ':
      return `${option} cannot be written, as what holds it is not a list`;
    case 'EXISTS':
      return `what ${option} becomes is set already`;
    case 'DUPLICATE_KEY':
      return `${option} is set twice, and Synapse reads the last; delete one of them, then run again`;
    case 'VIA_ALIAS':
      return `${option} comes from an anchor or a merge key; write it out here, then run again`;
    case 'SEMANTICS':
      return `${option} cannot be changed without changing something else, such as another use of its anchor`;
    case 'WOULD_LOSE_COMMENTS':
      return `moving ${option} would lose comments; write it in block style, then run again`;
    default:
      return refused.message;
  }
}
