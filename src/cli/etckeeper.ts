/** Whether etckeeper keeps the history of a folder. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function usesEtckeeper(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.etckeeper'))) return true;
    if (dirname(at) === at) return false;
  }
}
