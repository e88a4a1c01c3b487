/** A file that is not migrated, and why: a line of the screen that ends the run. */
export interface FileRefusal {
  /** As it was named, or absolute. */
  readonly path: string;
  /** From 1; undefined if it is not about a line. */
  readonly line: number | undefined;
  /** Completes "file:line: ". */
  readonly what: string;
  /** What would go wrong; one sentence. */
  readonly why: string | undefined;
  /** One sentence in the imperative. */
  readonly wayOut: string;
}
