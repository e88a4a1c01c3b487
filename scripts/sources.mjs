// What dist/ is built from, and how new it is.
import { readdirSync, statSync } from 'node:fs';

export const root = new URL('../', import.meta.url);

/** Modification time of the newest source of the program, in milliseconds. */
export function newestSource() {
  const files = ['src/', 'transforms/'].flatMap(folder =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => new URL(folder + file, root)),
  );
  return Math.max(...[...files, new URL('package.json', root)].map(file => statSync(file).mtimeMs));
}
