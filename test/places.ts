/** Folders that tests and the runners of test/corpus read. It stands as deep as dist/, into which the latter are bundled. */
export const project = new URL('../', import.meta.url);
/** What lies beside the project while it is developed; it may be absent. */
export const shared = new URL('../../shared/', import.meta.url);
