/** The lines of a text, numbered from 0. A byte order mark counts as blank. */
export class Lines {
  readonly eol: '\n' | '\r\n';
  private readonly starts: number[];

  constructor(readonly text: string) {
    this.starts = [text.startsWith('\ufeff') ? 1 : 0];
    let crlf = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
      if (text[at - 1] === '\r') crlf++;
    }
    this.eol = crlf * 2 > this.starts.length - 1 ? '\r\n' : '\n';
  }

  /** One more than the number of line ends: text that ends with one has an empty last line. */
  get count(): number {
    return this.starts.length;
  }
  /** The line that holds an offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
  /** The last line of what lies between two offsets; a line end at its end does not count. */
  lastOf(start: number, end: number): number {
    return this.at(end > start && this.text[end - 1] === '\n' ? end - 1 : end);
  }
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }
  /** Without the line end. */
  textOf(line: number): string {
    const end = this.start(line + 1);
    return this.text.slice(this.start(line), end - this.endOf(line).length);
  }
  endOf(line: number): '' | '\n' | '\r\n' {
    const end = this.start(line + 1);
    if (end <= this.start(line) || this.text[end - 1] !== '\n') return '';
    return this.text[end - 2] === '\r' ? '\r\n' : '\n';
  }
  /** From an offset to the end of its line. */
  restFrom(offset: number): string {
    const line = this.at(offset);
    return this.textOf(line).slice(offset - this.start(line));
  }
  isBlank(line: number): boolean {
    return /^ *$/.test(this.textOf(line));
  }
  /** From `#` on, if the line holds nothing else. */
  commentOn(line: number): string | undefined {
    return /^ *(#.*)$/.exec(this.textOf(line))?.[1];
  }
  indentOf(line: number): number {
    return /^ */.exec(this.textOf(line))?.[0].length ?? 0;
  }
}
