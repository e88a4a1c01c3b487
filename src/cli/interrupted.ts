/** Ctrl-C, or the end of input, at a prompt. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('interrupted at a prompt');
  }
}
