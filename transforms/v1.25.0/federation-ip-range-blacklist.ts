// Long, since what a list of networks blocks must be compared, not how it is written.
import {
  blocks,
  deprecated,
  type IpNetwork,
  isMapping,
  networkOf,
  outside,
  overlap,
  type Process,
  type Setting,
  type Step,
  transform,
  type Upgrade,
} from '../../src/chain/contract.js';

const OLD = 'federation_ip_range_blacklist';
const NEW = 'ip_range_blacklist';
const ALLOWED = 'ip_range_whitelist';
/** Active in the sample configuration: v1.24.0:docs/sample_config.yaml:655 */
const SAMPLE =
  '127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 ::1/128 fe80::/64 fc00::/7'.split(
    ' ',
  );
/** v1.25.0:synapse/config/server.py:43 */
const BUILT_IN = (
  '127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 192.0.0.0/24 169.254.0.0/16 198.18.0.0/15 ' +
  '192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 ::1/128 fe80::/10 fc00::/7'
).split(' ');
/** v1.28.0:synapse/config/server.py:109 */
const BUILT_IN_LATER = '192.88.99.0/24 2001:db8::/32 ff00::/8 fec0::/10'.split(' ');

export default transform({
  summary: 'One ip_range_blacklist holds for federation and for all other requests to addresses of others',
  note: 'Blacklisting IP ranges',
  before: 'federation_ip_range_blacklist is the only list, and nothing else is blocked',
  // v1.25.0:synapse/config/server.py:309
  otherwise: deprecated('every process', `${OLD} alone decides for federation, ${NEW} for the rest`),
  act: 'after',
  change({ main, find }, step) {
    const all = find(OLD);
    const own = all.find(({ file }) => file.role === 'worker');
    if (own) return step.refuse(own, `it holds for one worker only; compare it with ${NEW} by hand`);
    const old = main.get(OLD);
    if (!old.isSet) return;
    const lists = compared(step, main, old);
    const way = withoutLoss(lists) ?? asked(step, lists);
    if (way !== 'keep') step.remove(...all.filter(other => other !== old));
    carryOut(step, lists, way);
  },
});

/** What happens to the old list: it stays, goes, becomes the new one, or the new one blocks what either does. */
type Way = 'keep' | 'shared' | 'rename' | 'both';

interface Lists {
  readonly old: Setting;
  readonly next: Setting;
  /** The old list is what the sample configuration had. */
  readonly isStock: boolean;
  readonly blocked: readonly IpNetwork[];
  /** What the new list blocks, or the built-in one in its place. */
  readonly rest: readonly IpNetwork[];
  /** Of the old list, what the rest does not block. */
  readonly gaps: readonly IpNetwork[];
  /** Of the built-in list, what the old one does not block: it would be open to push once the old one is renamed. */
  readonly lacking: readonly IpNetwork[];
  /** What ip_range_whitelist opens of the old list, to federation too once that is gone. */
  readonly opened: readonly IpNetwork[];
}

function compared(step: Step, main: Process, old: Setting): Lists {
  const next = main.get(NEW);
  const blocked = blockedBy(step, old);
  const rest = next.isSet ? networksOf(step, next) : builtIn(step.upgrade);
  // v1.37.0:synapse/config/server.py:402
  const allowed = step.upgrade.reaches('1.37.0') ? networksOf(step, main.get(ALLOWED)) : [];
  const isStock = isSame(blocked, SAMPLE.flatMap(networkOf));
  return {
    old,
    next,
    isStock,
    blocked,
    rest,
    gaps: outside(blocked, rest),
    lacking: next.isSet || isStock || !blocked.length ? [] : outside(rest, blocked),
    opened: allowed.filter(network => blocked.some(other => overlap(network, other))),
  };
}

/** Where nothing becomes reachable, the admin need not choose. */
function withoutLoss({ next, isStock, blocked, gaps, lacking, opened }: Lists): Way | undefined {
  if (!blocked.length || opened.length) return undefined;
  if (next.isSet || isStock) return gaps.length ? undefined : 'shared';
  return lacking.length ? undefined : 'rename';
}

function asked(step: Step, { old, next, isStock, blocked, gaps, lacking, opened }: Lists): Way {
  const missing = next.isSet ? gaps : lacking;
  const named = next.isSet ? NEW : 'the built-in list';
  const show = (what: string, some: readonly IpNetwork[]): string => {
    const shown = some.slice(0, 3).map(({ text }) => text);
    return some.length ? `${what} ${shown.join(', ')}${some.length > 3 ? ` and ${some.length - 3} more` : ''}; ` : '';
  };
  const reason =
    show(`${next.isSet ? NEW : OLD} lacks`, missing) + show(`${ALLOWED} would open to federation`, opened);
  const other: Way = next.isSet || isStock || !blocked.length ? 'shared' : 'rename';
  return step.ask<Way>({
    id: 'unreachable',
    question: `${reason || `${OLD} blocks nothing; `}which addresses must stay unreachable?`,
    among: missing.length ? ['keep', other, 'both'] : ['keep', other],
    called: way => way,
    means: way =>
      ({
        keep: `for federation those of ${OLD} alone, as today`,
        shared: `for all requests those of ${named}`,
        rename: `for all requests those of ${OLD}`,
        both: `for all requests those of ${named} and of ${OLD}`,
      })[way],
    unattended: 'keep',
    about: [old],
  });
}

function carryOut(step: Step, { old, next, blocked, rest, gaps, lacking }: Lists, way: Way): void {
  // Taken character by character, and so refused.
  const list = old.text === undefined ? undefined : [old.text];
  if (way === 'keep') {
    if (list) step.set(old, list);
    return step.notice(`${OLD} stays: it decides for federation alone, ${NEW} for all else`, old);
  }
  const shared = old.file.get(NEW);
  if (way === 'rename' || (way === 'both' && !next.isSet)) {
    if (list) step.set(shared, list, { insteadOf: old });
    else step.move(old, shared);
    for (const { text } of way === 'both' ? lacking : []) step.set(shared.end, text);
    return;
  }
  if (way === 'both' && next.isNull)
    step.set(
      next,
      gaps.map(({ text }) => text),
    );
  else if (way === 'both') for (const { text } of gaps) step.set(next.end, text);
  if (next.isSet && outside(rest, blocked).length)
    step.notice(`Federation follows ${NEW} from now on, which blocks more than ${OLD} did`, next);
  step.remove(old);
}

/** The lists block the same. */
const isSame = (a: readonly IpNetwork[], b: readonly IpNetwork[]): boolean =>
  !outside(a, b).length && !outside(b, a).length;

const builtIn = ({ reaches }: Upgrade): readonly IpNetwork[] =>
  [...BUILT_IN, ...(reaches('1.28.0') ? BUILT_IN_LATER : [])].flatMap(networkOf);

/** What the old list blocks, but for 0.0.0.0 and ::, which are always blocked. */
function blockedBy(step: Step, old: Setting): readonly IpNetwork[] {
  if (old.text === undefined) return networksOf(step, old).filter(({ high }) => high > 0n);
  step.consequence(blocks('every process', `${OLD} must be a list`));
  step.ask({
    id: 'a-text',
    question: `${OLD} is the text "${old.text}", which Synapse refuses; what is meant?`,
    choices: { list: 'a list of this one network' },
    about: [old],
  });
  const network = networkOf(old.text);
  return network.length ? network : refused(step, old, 'it is not a network');
}

/** Null counts as an empty list. */
function networksOf(step: Step, list: Setting): readonly IpNetwork[] {
  // Synapse would take the keys.
  if (isMapping(list.value)) return step.refuse(list, 'it is not a list of networks');
  if (!list.isNull && !Array.isArray(list.value)) return refused(step, list, 'it is not a list of networks');
  return list.items.flatMap(item => {
    const network = networkOf(item.text ?? '');
    return network.length ? network : refused(step, item, 'it is not a network');
  });
}
function refused(step: Step, setting: Setting, reason: string): never {
  step.consequence(blocks('every process', 'a range that is no network is refused'));
  return step.refuse(setting, reason);
}
