// In a clone, running yesterday's build after an edit or a pull would be a puzzle: say it and stop.
import { readFileSync } from 'node:fs';
import { newestSource, root } from './sources.mjs';

/** Ends the process with exit code 1 unless dist/ was built from the sources as they are. */
export function refuseIfStale() {
  const built = builtFrom();
  if (built !== undefined && newestSource() <= built) return;
  const reason = built === undefined ? 'is not built yet' : 'was built from older sources than these';
  console.error(`synapse-migrate ${reason}. Run: npm run build\nNothing was read or written.`);
  process.exit(1);
}

function builtFrom() {
  try {
    return JSON.parse(readFileSync(new URL('dist/built-from.json', root), 'utf8')).newestSource;
  } catch {
    return undefined;
  }
}
