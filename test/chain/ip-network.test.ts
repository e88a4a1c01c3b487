import { describe, expect, it } from 'vitest';
import { type IpNetwork, networkOf, outside, overlap } from '../../src/chain/ip-network.js';

const networks = (...texts: string[]) => texts.flatMap(networkOf);
const textsOf = (list: readonly IpNetwork[]) => list.map(({ text }) => text);

describe('networkOf', () => {
  it.each([
    ['10.1.2.3/8', 32, 0x0a000000n, 0x0affffffn],
    ['192.168.0.1', 32, 0xc0a80001n, 0xc0a80001n],
    ['0.0.0.0/0', 32, 0n, 0xffffffffn],
    ['::', 128, 0n, 0n],
    ['::1/128', 128, 1n, 1n],
    ['fe80::/10', 128, 0xfe80n << 112n, (0xfec0n << 112n) - 1n],
    ['1:2:3:4:5:6:7:8', 128, 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
    ['::ffff:10.0.0.1', 128, 0xffff0a000001n, 0xffff0a000001n],
  ])('%s', (text, bits, low, high) => {
    expect(networkOf(text)).toEqual([{ text, bits, low, high }]);
  });
  it.each([
    '',
    'localhost',
    '10.0.0',
    '256.0.0.1',
    '010.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/a',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    'fe80::/129',
    'fe80:::1',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
  ])('%j is no network', text => {
    expect(networkOf(text)).toEqual([]);
  });
});

describe('outside', () => {
  it('takes the list as one: two halves cover the whole', () => {
    expect(outside(networks('10.0.0.0/8'), networks('10.128.0.0/9', '10.0.0.0/9'))).toEqual([]);
  });
  it('a network within another does not cut that short', () => {
    expect(outside(networks('10.200.0.0/16'), networks('10.0.0.0/8', '10.1.0.0/16'))).toEqual([]);
  });
  it('names those that stick out', () => {
    const some = networks('10.0.0.0/8', '192.168.0.0/16', '::1');
    expect(textsOf(outside(some, networks('10.0.0.0/9', '192.168.0.0/16', '0.0.0.1')))).toEqual(['10.0.0.0/8', '::1']);
  });
});

describe('overlap', () => {
  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.1.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/8', '11.0.0.0/8', false],
    ['0.0.0.1', '::1', false],
  ])('%s and %s: %s', (a, b, expected) => {
    const [one, other] = networks(a, b);
    expect(one && other && overlap(one, other)).toBe(expected);
  });
});
