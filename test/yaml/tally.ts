/** How often what came up in a random test, so that one sees what it has tried and what it has not. */
export class Tally {
  private readonly counts = new Map<string, number>();
  constructor(private readonly name: string) {}

  count(what: string, times = 1): void {
    this.counts.set(what, this.of(what) + times);
  }
  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }
  get all(): readonly string[] {
    return [...this.counts.keys()];
  }
  print(): void {
    const lines = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `  ${times}  ${what}`);
    console.info([`${this.name}:`, ...lines].join('\n'));
  }
}
