/** Where Synapse's upgrade notes can be read. */

/** The address of a heading in them, as mdBook makes it: small letters, no signs but `-` and `_`. */
export const upgradeNoteUrl = (heading: string): string =>
  `https://element-hq.github.io/synapse/latest/upgrade.html#${heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .replace(/\s/g, '-')}`;
