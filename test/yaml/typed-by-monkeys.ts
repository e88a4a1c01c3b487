/** Texts that nobody would write: configuration with slips of the keyboard, and random signs where a value should be. */
import fc from 'fast-check';

const SIGNS = [...`0123456789..__::--++eExXboO~yYnNtTfF<=TZ {}[],#&*!|>'"%@\`?a`];
const VALUES = [
  ...['yes', 'no', 'on', '0o7', '010', '1_0', '1:30', '~', 'null', '.5', '1e3', '2020-01-01', '::1', 'a: b', '- x'],
  ...['"q"', "'s'", '*a', '&a x', '<<', '{a: 1}', '[a, b]', '|', '>-', '%x', '@x', '!t x', 'a#b', 'a #b', '#c', '?'],
  ...['-', ':', 'x y', '"a\\nb"', 'http://x:1/', '=', '"', "'", '[', ']', '{', '!!str 1', '', '[\nb\n]', '{\nc: d\n}'],
];
const LINES = [
  ...['# ports', 'listeners:', '  - port: 8008', '    type: http', '    tls: false', '    bind_addresses:'],
  ...["      ['::1', '127.0.0.1']", '    resources:', '      - names: [client, federation]', '        compress: no'],
  ...['', '#public_baseurl: https://example.com/', 'server_name: "example.com"', 'database:', '  name: psycopg2'],
  ...['  args: &args', '    user: synapse', '    cp_min: 5 # connections', '  <<: *args', 'log_config: >-', '  /a/b'],
  ...['  c', 'media: {max: 50M, sizes: [{width: 32, method: crop}, 1]}', 'motd: |', '  Welcome', '', '  # to us'],
  ...['retention:', '# allowed', '  enabled: on', '  purge_jobs:', '  - longest: 3d', '    interval: 12h', '? key'],
  ...[
    ': value',
    'mode: 0600',
    'big: 123456789012345678901',
    'at: 12:30:45',
    'day: 2001-12-14',
    'half: .5',
    '---',
    '...',
  ],
];

type Slip = (lines: readonly string[], at: number, within: number, sign: string, value: string) => readonly string[];
const replaced = (lines: readonly string[], at: number, ...by: readonly string[]): readonly string[] => [
  ...lines.slice(0, at),
  ...by,
  ...lines.slice(at + 1),
];
const SLIPS: readonly Slip[] = [
  (lines, at) => replaced(lines, at),
  (lines, at) => replaced(lines, at, lines[at] ?? '', lines[at] ?? ''),
  (lines, at, within) => replaced(lines, at, ' '.repeat(1 + (within % 3)) + (lines[at] ?? '')),
  (lines, at, within) => replaced(lines, at, (lines[at] ?? '').slice(1 + (within % 2))),
  (lines, at, within, sign) => {
    const line = lines[at] ?? '';
    const place = within % (line.length + 1);
    return replaced(lines, at, line.slice(0, place) + sign + line.slice(place));
  },
  (lines, at, within) => {
    const line = lines[at] ?? '';
    const place = within % (line.length + 1);
    return replaced(lines, at, line.slice(0, place) + line.slice(place + 1));
  },
  (lines, at, _, __, value) => replaced(lines, at, (lines[at] ?? '').replace(/(: |- ).*/, `$1${value}`)),
  (lines, at) => replaced(lines, at, (lines[at] ?? '').replace('#', '')),
];

const slip = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...SIGNS, '\t', '\n'), fc.constantFrom(...VALUES));

const slipped = fc
  .tuple(fc.nat(LINES.length - 1), fc.integer({ min: 3, max: 14 }), fc.array(slip, { minLength: 1, maxLength: 4 }))
  .map(([from, count, slips]) => {
    const lines = slips.reduce<readonly string[]>(
      (soFar, [kind, at, within, sign, value]) =>
        SLIPS[kind % SLIPS.length]?.(soFar, at % Math.max(1, soFar.length), within, sign, value) ?? soFar,
      LINES.slice(from, from + count),
    );
    return `${lines.join('\n')}\n`;
  });

const signs = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: most }).map(all => all.join(''));

export const typedByMonkeys: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: slipped },
  { weight: 3, arbitrary: signs(9).map(text => `k: ${text}\n`) },
  { weight: 2, arbitrary: signs(7).map(text => `k: [${text}]\n`) },
  { weight: 1, arbitrary: signs(7).map(text => `k: {${text}}\n`) },
  { weight: 1, arbitrary: signs(7).map(text => `${text}: v\n`) },
);
