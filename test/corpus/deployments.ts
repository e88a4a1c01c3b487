/** Which files of the corpus are run together. */
import { join } from 'node:path';

export interface CorpusDeployment {
  readonly name: string;
  /** As they would be typed: homeserver file first. */
  readonly args: readonly string[];
}

interface Entry {
  readonly deployment: string;
  readonly role: string;
  readonly file: string;
}

/** One for each homeserver file; what lies in other folders belongs to it if it is the only one. */
export function deploymentsIn(corpus: string, index: unknown): readonly CorpusDeployment[] {
  const entries = Array.isArray(index) ? index.filter(isEntry) : [];
  const names = [...new Set(entries.map(({ deployment }) => deployment))].sort();
  return names.flatMap(deployment => {
    const own = entries.filter(entry => entry.deployment === deployment);
    const paths = (...roles: readonly string[]): readonly string[] =>
      own.filter(({ role }) => roles.includes(role)).map(({ file }) => join(corpus, file));
    const homeservers = paths('homeserver');
    const others = paths('conf_d', 'worker');
    const [only] = homeservers;
    if (only === undefined && others.length) return [{ name: deployment, args: others }];
    // Templates are to be refused, each by itself.
    if (only === undefined) return paths('template').map(file => ({ name: file.slice(corpus.length), args: [file] }));
    if (homeservers.length === 1) return [{ name: deployment, args: [only, ...others] }];
    return homeservers.map(file => ({ name: file.slice(corpus.length), args: [file] }));
  });
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  return ['deployment', 'role', 'file'].every(
    key => typeof Object.entries(entry).find(([k]) => k === key)?.[1] === 'string',
  );
}
