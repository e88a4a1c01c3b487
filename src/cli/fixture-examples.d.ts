/**
 * Fixtures as examples for `explain`. There is no such file beside this one: scripts/fixture-examples.mjs makes the
 * module from fixtures/ when the program is bundled.
 */

export interface Example {
  readonly name: string;
  readonly to?: string;
  readonly from?: string;
  /** By the part of the question's id behind the `#`. */
  readonly answers: { readonly [question: string]: string };
  readonly unattended: boolean;
  /** It changes a file. */
  readonly changes: boolean;
  readonly files: ReadonlyArray<{ readonly path: string; readonly text: string }>;
}

/** By the id of the transform; the first one is shown if it changes a file. */
export declare const examples: { readonly [id: string]: readonly Example[] };
