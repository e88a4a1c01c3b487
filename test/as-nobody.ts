/** Root may read and write everything, so rights are tried out as another user. */

export const isRoot = process.geteuid?.() === 0;
/** User and group of nobody on Linux. */
export const NOBODY = 65_534;

/** Runs something without root's rights; as oneself where the tests do not run as root. */
export function asNobody<T>(work: () => T): T {
  if (!isRoot) return work();
  const groups = process.getgroups?.() ?? [];
  process.setgroups?.([NOBODY]);
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
    process.setgroups?.(groups);
  }
}
