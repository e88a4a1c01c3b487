/** One file on the way into the deployment: read, judged by its content, or refused. */
import { realpathSync } from 'node:fs';
import { readYaml } from '../yaml/read.js';
import { ConfigFile } from './config-file.js';
import type { FileRefusal } from './file-refusal.js';
import { foreign } from './foreign-text.js';
import { type FileText, readText } from './read-file.js';
import { type Regenerated, regeneratedBy } from './regenerated.js';
import { roleOf } from './role.js';

/** A file as it was read. */
export interface ReadFile {
  readonly file: ConfigFile;
  readonly realPath: string;
  readonly bytes: Buffer;
  /** Another program writes this file again. */
  readonly regenerated: Regenerated | undefined;
}

export type Candidate =
  | { readonly kind: 'file'; readonly read: ReadFile }
  /** YAML, but no mapping: Synapse says so and goes on without it. */
  | { readonly kind: 'ignored'; readonly path: string }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal; readonly text: string | undefined };

/** @param path absolute */
export const candidateAt = (path: string): Candidate => candidateOf(path, readText(path));

/** @param read what was read at the path */
export function candidateOf(path: string, read: FileText): Candidate {
  if (read.kind === 'refused') return { kind: 'refused', refusal: read.refusal, text: undefined };
  const { text, bytes } = read;
  const refused = (refusal: Omit<FileRefusal, 'path'>): Candidate => ({
    kind: 'refused',
    refusal: { path, ...refusal },
    text,
  });
  const reading = readYaml(text);
  const other = foreign(path, text, reading.kind === 'yaml');
  if (other) return refused(other);
  if (reading.kind === 'refused') {
    const [first] = reading.refusals;
    return refused({
      line: first?.line,
      what: first?.what ?? 'not YAML',
      why: undefined,
      wayOut: first?.wayOut ?? 'Correct it, then run again.',
    });
  }
  const role = roleOf(reading.yaml);
  if (!role) return { kind: 'ignored', path };
  const realPath = realpathSync(path);
  const file = new ConfigFile(path, role, reading.yaml);
  return { kind: 'file', read: { file, realPath, bytes, regenerated: regeneratedBy(realPath, text) } };
}
