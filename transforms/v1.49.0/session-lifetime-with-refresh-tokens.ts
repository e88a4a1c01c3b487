import { blocks, changes, type Setting, transform } from '../../src/chain/contract.js';

const REFRESHABLE = 'refreshable_access_token_lifetime';
/** v1.49.0:synapse/config/registration.py:135 */
const LIMITS = [REFRESHABLE, 'nonrefreshable_access_token_lifetime', 'refresh_token_lifetime'];
const AVAILABLE =
  'Clients that ask for refresh tokens get them from 1.49 on; beside session_lifetime they cannot be switched off';

export default transform({
  summary: 'session_lifetime and refresh tokens go together, and no token outlives the session',
  // v1.48.0:synapse/config/registration.py:123
  before: 'from 1.38 session_lifetime switches refresh tokens off, and both together are refused',
  otherwise: blocks('every process', 'beside session_lifetime a null or longer lifetime of tokens fails'),
  act: 'with',
  change({ main, find, ownerOf }, step) {
    const { upgrade } = step;
    const session = main.get('session_lifetime');
    const isNew = upgrade.fromKnown && !upgrade.alreadyOn('1.49.0');
    if (isNew && !session.isNull && !main.get(REFRESHABLE).isSet) {
      step.consequence(changes('every process', 'refresh tokens are on beside session_lifetime'));
      step.notice(AVAILABLE, session);
    }
    for (const limit of find(...LIMITS)) {
      const owner = ownerOf(limit.file);
      const bound = owner.get('session_lifetime');
      if (bound.isNull || owner.get(limit.path) !== limit) continue;
      if (limit.isNull && limit.key === REFRESHABLE) {
        step.consequence(blocks('every process', `${REFRESHABLE} without a value fails beside session_lifetime`));
        step.remove(...find(REFRESHABLE).filter(({ file }) => ownerOf(file) === owner));
        step.notice(AVAILABLE, bound);
      }
      if (!isLonger(limit, bound)) continue;
      step.consequence(blocks('every process', `${limit} may not exceed session_lifetime`));
      const right = step.ask({
        id: `${limit}-in-${limit.file.path}`,
        question: `${limit} (${limit.value}) exceeds session_lifetime (${bound.value}); which one is meant?`,
        choices: { session_lifetime: `${bound.value} for both`, tokens: `${limit.value} for both` },
        about: [limit, bound],
      });
      if (right === 'session_lifetime') step.set(limit, bound.value ?? null);
      else step.set(bound, limit.value ?? null);
    }
  },
});

const UNITS = new Map([
  ['', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
  ['y', 31_536_000_000],
]);

function isLonger(a: Setting, b: Setting): boolean {
  const [first, second] = [milliseconds(a), milliseconds(b)];
  return first !== undefined && second !== undefined && first > second;
}
/** Undefined for what is no duration, which Synapse refuses anyway. */
function milliseconds({ value }: Setting): number | undefined {
  const [, digits, unit = ''] = /^(\d+)([smhdwy]?)$/.exec(String(value)) ?? [];
  return digits === undefined ? undefined : Number(digits) * (UNITS.get(unit) ?? 1);
}
