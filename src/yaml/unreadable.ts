/** A place where the text cannot be read as Synapse reads it. */
export interface Fault {
  /** A code of this room, or one of the `yaml` package. */
  readonly code: string;
  /** Offset into the text. */
  readonly offset: number;
  /** What the parser said, where this room has no words of its own. */
  readonly detail?: string;
}

export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(fault => `${fault.code} at ${fault.offset}`).join('; '));
  }
}
