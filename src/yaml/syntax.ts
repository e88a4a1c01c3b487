/** What the `yaml` package parses and PyYAML's scanner or parser refuses; one walk over the tokens. */
import type { CST } from 'yaml';
import type { Fault } from './unreadable.js';

/** @param tokens what `yaml`'s Parser gave of the text, in which it found no error */
export function syntaxFaults(text: string, tokens: readonly CST.Token[]): readonly Fault[] {
  const check = new SyntaxCheck(text);
  for (const token of tokens) check.topLevel(token);
  check.end();
  return check.faults;
}

/** What PyYAML makes something of. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['YAML', /^%YAML +1\.\d+ *(?: #.*)?$/],
  ['TAG', /^%TAG +!(?:[A-Za-z0-9_-]*!)? +\S+ *(?: #.*)?$/],
]);

class SyntaxCheck {
  readonly faults: Fault[] = [];
  private readonly anchors = new Set<string>();
  private documents = 0;
  /** Neither `---` nor a value: what `yaml` sees before a `...` that ends nothing. */
  private bare = true;
  private ended = false;
  private versionGiven = false;
  private directives: readonly CST.Directive[] = [];

  constructor(private readonly text: string) {}

  topLevel(token: CST.Token): void {
    switch (token.type) {
      case 'document':
        this.documents++;
        this.bare = !token.value && !token.start.some(part => part.type === 'doc-start');
        // `...` may be given more than once.
        if ((this.documents > 1 || this.ended) && !this.bare) this.fault('MULTI_DOC', token.offset);
        this.sources(token.start);
        // PyYAML wants even the text of a top-level block scalar indented.
        if (token.value?.type === 'block-scalar' && /^[^ \r\n]/m.test(token.value.source))
          this.fault('BAD_INDENT', token.value.offset);
        this.value(token.value, false);
        this.sources(token.end);
        break;
      case 'directive':
        this.directive(token);
        break;
      case 'doc-end':
        if (this.bare && !this.ended) this.fault('DOC_END', token.offset);
        this.ended = true;
        this.sources(token.end);
        break;
      case 'space':
      case 'newline':
        this.source(token);
        break;
      default:
    }
  }

  private fault(code: string, offset: number): void {
    this.faults.push({ code, offset });
  }

  /** Directives without a document. */
  end(): void {
    if (this.documents) return;
    for (const directive of this.directives) this.fault('DIRECTIVE', directive.offset);
  }

  /** PyYAML reads any %YAML 1.x, as 1.1, and passes over what it does not know. */
  private directive(token: CST.Directive): void {
    this.directives = [...this.directives, token];
    const [, name = ''] = /^%([A-Za-z0-9_-]*)/.exec(token.source) ?? [];
    const form = FORMS.get(name) ?? /^%[A-Za-z0-9_-]+(?: |$)/;
    const again = name === 'YAML' && this.versionGiven;
    if (again || !form.test(token.source)) this.fault('DIRECTIVE', token.offset);
    this.versionGiven ||= name === 'YAML';
  }

  private value(token: CST.Token | null | undefined, flow: boolean): void {
    if (!token) return;
    switch (token.type) {
      case 'scalar':
        if (token.source.includes('\t')) this.fault('TAB', token.offset + token.source.indexOf('\t'));
        if (flow && (token.source.startsWith(':') || token.source.includes('?')))
          this.fault('FLOW_PLAIN', token.offset);
        this.sources(token.end);
        break;
      case 'alias':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.sources(token.end);
        break;
      case 'block-scalar':
        for (const part of token.props) if ('source' in part) this.source(part);
        break;
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        this.collection(token, flow || token.type === 'flow-collection');
        break;
      default:
    }
  }

  private collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, flow: boolean): void {
    for (const item of token.items) {
      this.sources(item.start);
      const explicit = item.start.some(part => part.type === 'explicit-key-ind');
      const indicator = item.sep?.find(part => part.type === 'map-value-ind');
      if (indicator && !item.key && !explicit) this.fault('EMPTY_KEY', indicator.offset);
      // Below `? key`, PyYAML takes a colon that is not right under the question mark for a mapping of its own.
      if (indicator && token.type === 'block-map' && this.isIndented(indicator.offset, token.indent))
        this.fault('BAD_INDENT', indicator.offset);
      // PyYAML looks at most 1024 characters ahead for the colon of a key (scanner.py, stale_possible_simple_keys).
      if (flow && item.key && !explicit && 'source' in item.key && item.key.source.length > 1024)
        this.fault('LONG_KEY', item.key.offset);
      this.value(item.key, flow);
      this.sources(item.sep);
      this.value(item.value, flow);
    }
    if (token.type === 'flow-collection') this.sources(token.end);
  }

  /** The first thing on its line, at another column than this. */
  private isIndented(offset: number, column: number): boolean {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    return offset - start !== column && /^ *$/.test(this.text.slice(start, offset));
  }

  private sources(tokens: readonly CST.SourceToken[] | undefined): void {
    for (const token of tokens ?? []) this.source(token);
  }
  private source(token: CST.Token): void {
    if (!('source' in token)) return;
    if ((token.type === 'space' || token.type === 'newline') && token.source.includes('\t'))
      this.fault('TAB', token.offset + token.source.indexOf('\t'));
    // PyYAML takes brackets and commas for a part of the tag.
    if (token.type === 'tag' && /[^\s]/.test(this.text[token.offset + token.source.length] ?? ''))
      this.fault('TAG_END', token.offset);
    if (token.type !== 'anchor') return;
    const name = token.source.slice(1);
    if (!/^[A-Za-z0-9_-]+$/.test(name)) this.fault('ANCHOR_NAME', token.offset);
    if (this.anchors.has(name)) this.fault('ANCHOR_TWICE', token.offset);
    this.anchors.add(name);
  }
}
