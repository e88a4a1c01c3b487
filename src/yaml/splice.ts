/** Edits of a text as replaced ranges, and how they compose. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of the original text, or text that came in. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from);
const part = (piece: Piece, from: number, to: number): Piece =>
  'text' in piece ? { text: piece.text.slice(from, to) } : { from: piece.from + from, to: piece.from + to };

/** An edited text as pieces of the original: what stayed is known by construction, and so is the diff. */
export class Pieces {
  private constructor(
    readonly original: string,
    private readonly pieces: readonly Piece[],
  ) {}
  static of(text: string): Pieces {
    return new Pieces(text, [{ from: 0, to: text.length }]);
  }

  /**
   * @param splices in offsets of the current text, in any order
   * @throws RangeError if two overlap, or one lies outside the text
   */
  apply(splices: readonly Splice[]): Pieces {
    const edited = new PieceList();
    const source = new Cursor(this.pieces);
    for (const splice of inOrder(splices)) {
      source.copyTo(splice.start, edited);
      edited.push({ text: splice.text });
      source.skipTo(splice.end);
    }
    source.copyTo(Number.POSITIVE_INFINITY, edited);
    return new Pieces(this.original, edited.pieces);
  }

  toString(): string {
    return this.pieces
      .map(piece => ('text' in piece ? piece.text : this.original.slice(piece.from, piece.to)))
      .join('');
  }

  /** The net edits of the original, each no longer than what really differs. */
  splices(): readonly Splice[] {
    const splices: Splice[] = [];
    let start = 0;
    let text = '';
    const close = (end: number): void => {
      const splice = trimmed(this.original, { start, end, text });
      if (splice.end > splice.start || splice.text) splices.push(splice);
      text = '';
    };
    for (const piece of this.pieces) {
      if ('text' in piece) text += piece.text;
      else {
        close(piece.from);
        start = piece.to;
      }
    }
    close(this.original.length);
    return splices;
  }
}

class PieceList {
  readonly pieces: Piece[] = [];
  push(piece: Piece): void {
    if (!lengthOf(piece)) return;
    const last = this.pieces.at(-1);
    if (last && 'text' in last && 'text' in piece) this.pieces.splice(-1, 1, { text: last.text + piece.text });
    else if (last && 'from' in last && 'from' in piece && last.to === piece.from)
      this.pieces.splice(-1, 1, { from: last.from, to: piece.to });
    else this.pieces.push(piece);
  }
}

class Cursor {
  private position = 0;
  private index = 0;
  private within = 0;
  constructor(private readonly pieces: readonly Piece[]) {}

  copyTo(target: number, into: PieceList): void {
    this.advance(target, piece => into.push(piece));
  }
  skipTo(target: number): void {
    if (target < this.position) throw new RangeError('overlapping splices');
    this.advance(target, () => {});
  }
  private advance(target: number, take: (piece: Piece) => void): void {
    if (target < this.position) throw new RangeError('overlapping splices');
    for (let piece = this.pieces[this.index]; piece && this.position < target; piece = this.pieces[this.index]) {
      const length = Math.min(lengthOf(piece) - this.within, target - this.position);
      take(part(piece, this.within, this.within + length));
      this.position += length;
      this.within += length;
      if (this.within === lengthOf(piece)) {
        this.index++;
        this.within = 0;
      }
    }
    if (Number.isFinite(target) && this.position < target) throw new RangeError('a splice outside the text');
  }
}

const inOrder = (splices: readonly Splice[]): readonly Splice[] =>
  [...splices].sort((a, b) => a.start - b.start || a.end - b.end);

function trimmed(original: string, { start, end, text }: Splice): Splice {
  let from = start;
  let to = end;
  let head = 0;
  let tail = text.length;
  while (from < to && head < tail && original[from] === text[head]) {
    from++;
    head++;
  }
  while (to > from && tail > head && original[to - 1] === text[tail - 1]) {
    to--;
    tail--;
  }
  return { start: from, end: to, text: text.slice(head, tail) };
}
