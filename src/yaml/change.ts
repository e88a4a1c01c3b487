import type { Splice } from './splice.js';
import type { Typed } from './typed.js';

/** What an operation does to the text, and the value that the text then must have. */
export interface Change {
  readonly splices: readonly Splice[];
  readonly intended: Typed;
}
