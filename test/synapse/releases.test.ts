import { describe, expect, it } from 'vitest';
import { compareReleases, firstUnknown, NEWEST, readRelease, releasesBetween } from '../../src/synapse/releases.js';

describe('readRelease', () => {
  it.each([
    ['1.88.0', '1.88.0'],
    ['v1.88.0', '1.88.0'],
    ['1.88', '1.88.0'],
    ['v1.88', '1.88.0'],
    ['1.88.0rc1', '1.88.0'],
    ['1.88.0-rc.1', '1.88.0'],
    ['1.88.0-rc1', '1.88.0'],
    ['0.33.3.1', '0.33.3'],
    [' 1.163.2 ', '1.163.2'],
    ['1.193.0', '1.193.0'],
  ])('%s is %s', (text, release) => {
    expect(readRelease(text)).toMatchObject({ kind: 'release', release });
  });
  it('names the candidate that was typed', () => {
    expect(readRelease('v1.88.0-rc.2')).toMatchObject({ candidate: '1.88.0rc2' });
  });
  it.each(['', 'latest', '1', 'x1.88.0', '1.88.0.0.0', '1.88.0beta'])('"%s" is no release', text => {
    expect(readRelease(text)).toEqual({ kind: 'not a release', meant: undefined });
  });
  it('takes what is more than 30 releases beyond the known ones for a slip', () => {
    expect(readRelease('1.880.0')).toEqual({ kind: 'not a release', meant: '1.88.0' });
    expect(readRelease('1.194.0')).toMatchObject({ kind: 'not a release' });
    expect(readRelease('2.0.0')).toMatchObject({ kind: 'not a release' });
  });
});

describe('order', () => {
  it('is by number, not by text', () => {
    expect(compareReleases('1.9.0', '1.88.0')).toBeLessThan(0);
    expect(compareReleases('1.88.1', '1.88.0')).toBeGreaterThan(0);
    expect(compareReleases('1.88.0', '1.88.0')).toBe(0);
  });
  it('counts minor releases', () => {
    expect(releasesBetween('1.60.0', '1.88.0')).toBe(28);
    expect(releasesBetween('1.88.0', '1.60.0')).toBe(0);
    expect(releasesBetween('1.88.0', '1.88.5')).toBe(0);
    // 0.34, 0.99, 1.0, 1.1
    expect(releasesBetween('0.33.9', '1.1.0')).toBe(4);
    expect(releasesBetween('0.34.1', '0.99.5')).toBe(1);
  });
  it('knows where its knowledge ends', () => {
    expect(firstUnknown(NEWEST)).toBeUndefined();
    expect(firstUnknown('1.163.9')).toBeUndefined();
    expect(firstUnknown('0.99.5')).toBeUndefined();
    expect(firstUnknown('1.170.0')).toBe('1.164.0');
  });
});
