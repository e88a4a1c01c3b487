/** Why an edit cannot be made exactly. */
export type EditCode =
  | 'ROOT'
  | 'NO_PATH'
  | 'NO_SIBLING'
  | 'EXISTS'
  | 'NOT_A_MAP'
  | 'NOT_A_SEQ'
  | 'NOT_A_KEY'
  | 'DUPLICATE_KEY'
  | 'VIA_ALIAS'
  | 'INTO_ITSELF'
  | 'WOULD_LOSE_COMMENTS'
  | 'SEMANTICS'
  | 'BROKE_SYNTAX'
  | 'UNSUPPORTED';

/** Thrown by the operations; the text that was to be edited is untouched. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
  /**
   * @param detail what was to be edited, or what is in the way @param line from 1, if it is another one than the
   * path's
   */
  constructor(
    readonly code: EditCode,
    detail: string,
    readonly line?: number,
  ) {
    super(detail);
  }
}
