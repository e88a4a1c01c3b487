/** Synapse's release numbers: PEP 440 as Synapse writes them, or semver as admins do. */
import { compare, parse } from 'semver';

/** `1.88.0`, `1.88.0rc1`, `0.33.3.1` without its last number. */
export type Release = `${number}.${number}.${number}`;

/** The newest release whose changes are known here. */
export const NEWEST: Release = '1.163.2';

/** Releases beyond the newest known one by more than this are taken for a typing error. */
const FURTHEST = 30;

export type ReadRelease =
  | { readonly kind: 'release'; readonly release: Release; readonly candidate: string | undefined }
  /** @param meant what may have been meant, if there is a guess */
  | { readonly kind: 'not a release'; readonly meant: Release | undefined };

/** Major, minor and patch of both spellings; `1.88` is 1.88.0. */
const SPELLING = /^\s*v?(\d{1,4})\.(\d{1,6})(?:\.(\d{1,4}))?(?:\.\d+)?(?:[-.]?(rc|a|b|alpha|beta)[-.]?(\d+))?\s*$/i;

/**
 * A release as an admin types it. A release candidate counts as its release: it has the same changes.
 * @param text such as `1.88.0`, `v1.88`, `1.88.0rc1` or `1.88.0-rc.1`
 */
export function readRelease(text: string): ReadRelease {
  const [, major, minor, patch = '0', stage, number] = SPELLING.exec(text) ?? [];
  if (major === undefined || minor === undefined) return { kind: 'not a release', meant: undefined };
  const release: Release = `${Number(major)}.${Number(minor)}.${Number(patch)}`;
  if (isBeyondAll(release)) return { kind: 'not a release', meant: meantBy(minor) };
  return { kind: 'release', release, candidate: stage && `${release}${stage.toLowerCase()}${number}` };
}

export const isRelease = (text: string): text is Release => /^\d+\.\d+\.\d+$/.test(text);

/** Negative if `a` is older. */
export function compareReleases(a: Release, b: Release): number {
  return compare(parse(a, {}, true), parse(b, {}, true));
}

const minorOf = (release: Release): number => Number(release.split('.')[1]);

/** How many minor releases lie between two, the later one counted. */
export const releasesBetween = (from: Release, to: Release): number => Math.max(0, place(to) - place(from));

/** Counted from 1.0.0; before it came 0.99, before that 0.34, 0.33 and so on: there was nothing in between. */
function place(release: Release): number {
  const minor = minorOf(release);
  if (!release.startsWith('0.')) return minor;
  return minor > 34 ? -1 : minor - 36;
}

/** The first release behind the newest known one up to a target; undefined if all of them are known. */
export const firstUnknown = (to: Release): Release | undefined =>
  place(to) > minorOf(NEWEST) ? `1.${minorOf(NEWEST) + 1}.0` : undefined;

const isBeyondAll = (release: Release): boolean => {
  const major = Number(release.split('.')[0]);
  return major > 1 || (major === 1 && minorOf(release) > minorOf(NEWEST) + FURTHEST);
};

/** A digit too many is the commonest slip: 1.880.0 for 1.88.0. */
function meantBy(minor: string): Release | undefined {
  const shorter = Number(minor.slice(0, -1));
  return minor.length > 1 && shorter <= minorOf(NEWEST) ? `1.${shorter}.0` : undefined;
}
