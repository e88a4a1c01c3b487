/** The files of the project as Git sees them (new ones, too), and their syntax trees. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';
import { project } from '../places.js';

export interface SourceFile {
  /** From the top of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Files below these folders or at these paths; `.` is all of them. Deleted, uncommitted ones are left out. */
export const projectFiles = (...paths: readonly string[]): readonly SourceFile[] => {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...paths];
  const deleted = new Set(git('ls-files', '-z', '--deleted', '--', ...paths));
  return git(...list)
    .filter(path => !deleted.has(path))
    .map(path => ({ path, text: readText(path) }));
};

/** Without line ends; the one at the end of the file begins no line. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

export const readText = (path: string): string => readFileSync(new URL(path, project), 'utf8');

const git = (...args: readonly string[]): readonly string[] =>
  execFileSync('git', args, { cwd: fileURLToPath(project), encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

/** A node of the syntax tree (ESTree with TypeScript's nodes). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** Every node of a TypeScript file, the outer before the inner. */
export function* nodesOf(file: SourceFile): Generator<SyntaxNode> {
  yield* below(parseAst(file.text, { lang: 'ts', sourceType: 'module' }));
}

function* below(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const item of value) yield* below(item);
  else if (isNode(value)) {
    yield value;
    for (const member of Object.values(value)) yield* below(member);
  }
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** `path:line` of a node, for a message. */
export const placeOf = (file: SourceFile, { start }: SyntaxNode): string =>
  `${file.path}:${file.text.slice(0, start).split('\n').length}`;
