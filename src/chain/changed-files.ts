/** Comparing two states of a deployment: dry run, diff, proof and writing are all this. */
import type { ConfigFile } from '../deployment/config-file.js';
import type { Deployment } from '../deployment/deployment.js';

export interface FileChange {
  readonly before: ConfigFile;
  readonly after: ConfigFile;
}

/** The files whose text differs, in the order of the deployment. */
export const changedFiles = (before: Deployment, after: Deployment): readonly FileChange[] =>
  after.files.flatMap(file => {
    const old = before.file(file.path);
    return old && old.text !== file.text ? [{ before: old, after: file }] : [];
  });
