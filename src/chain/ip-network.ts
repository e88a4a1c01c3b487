/** IP networks as lists of them block addresses: what matters is what they cover, not how they are written. */

export interface IpNetwork {
  /** As it is written. */
  readonly text: string;
  /** 32 or 128. */
  readonly bits: number;
  readonly low: bigint;
  readonly high: bigint;
}

/**
 * `10.0.0.0/8`, `fe80::/10`, `::ffff:10.0.0.1` or a bare address, as a list of one; empty if the text is no network.
 * Bits below the prefix do not count: 10.1.2.3/8 is 10.0.0.0/8.
 */
export function networkOf(text: string): readonly IpNetwork[] {
  const [, address = '', length] = /^([^/]+)(?:\/(\d+))?$/.exec(text) ?? [];
  const isShort = !address.includes(':');
  const bits = isShort ? 32 : 128;
  const number = isShort ? ofBytes(address) : ofGroups(address);
  const prefix = Number(length ?? bits);
  if (number === undefined || prefix > bits) return [];
  const size = 1n << BigInt(bits - prefix);
  const low = number - (number % size);
  return [{ text, bits, low, high: low + size - 1n }];
}

function ofBytes(address: string): bigint | undefined {
  const bytes = address.split('.').map(Number);
  const isAddress = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/.test(address) && bytes.every(byte => byte < 256);
  return isAddress ? bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n) : undefined;
}

function ofGroups(address: string): bigint | undefined {
  const [, head = '', tail] = /^(.*):(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  const last = tail === undefined ? undefined : ofBytes(tail);
  const plain =
    last === undefined ? address : `${head}:${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`;
  const halves = plain.split('::').map(half => (half ? half.split(':') : []));
  const [left = [], right = []] = halves;
  const gap = halves.length === 2 ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array.from({ length: Math.max(gap, 0) }, () => '0'), ...right];
  const isAddress = groups.length === 8 && halves.length < 3 && groups.every(group => /^[\da-f]{1,4}$/i.test(group));
  return isAddress ? groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n) : undefined;
}

/** They have an address in common. */
export const overlap = (a: IpNetwork, b: IpNetwork): boolean =>
  a.bits === b.bits && a.low <= b.high && b.low <= a.high;

/** Those of `some` that do not lie wholly in the networks of `list`, put together. */
export function outside(some: readonly IpNetwork[], list: readonly IpNetwork[]): readonly IpNetwork[] {
  const ranges = joined(list);
  return some.filter(
    ({ bits, low, high }) => !ranges.some(range => range.bits === bits && range.low <= low && high <= range.high),
  );
}

/** In order, with neighbours that touch or overlap as one. */
function joined(list: readonly IpNetwork[]): readonly IpNetwork[] {
  const done: IpNetwork[] = [];
  for (const next of [...list].sort((a, b) => a.bits - b.bits || (a.low < b.low ? -1 : 1))) {
    const last = done.at(-1);
    if (!last || last.bits !== next.bits || next.low > last.high + 1n) done.push(next);
    else if (next.high > last.high) done.splice(-1, 1, { ...last, high: next.high });
  }
  return done;
}
