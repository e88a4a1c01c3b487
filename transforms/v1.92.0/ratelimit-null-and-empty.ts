import { blocks, changes, type Setting, transform } from '../../src/chain/contract.js';

const LIMITS = [
  'rc_3pid_validation',
  'rc_federation',
  'rc_invites',
  'rc_invites.per_issuer',
  'rc_invites.per_room',
  'rc_invites.per_user',
  'rc_joins',
  'rc_joins.local',
  'rc_joins.remote',
  'rc_joins_per_room',
  'rc_key_requests',
  'rc_login',
  'rc_login.account',
  'rc_login.address',
  'rc_login.failed_attempts',
  'rc_message',
  'rc_registration',
  'rc_registration_token_validity',
  'rc_third_party_invite',
];

export default transform({
  summary: 'Limits must not be empty, and an empty rc_admin_redaction is a limit of its own',
  // v1.91.0:synapse/config/ratelimiting.py:111 and 141
  before: 'an empty rc_admin_redaction or rc_3pid_validation counts as not set',
  // v1.92.0:synapse/config/ratelimiting.py:54
  otherwise: blocks('every process', 'a limit without a value makes it crash'),
  change({ find }, step) {
    const redaction = find('rc_admin_redaction').filter(limit => !limit.truthy);
    const empty = find(...LIMITS).filter(limit => limit.isNull);
    // v1.92.0:synapse/config/ratelimiting.py:144 goes by presence.
    if (!empty.length && redaction.every(limit => !limit.isNull))
      step.consequence(changes('every process', 'an empty rc_admin_redaction limits admins to 3 redactions at once'));
    step.remove(...redaction);
    // {} means the defaults, and what is commented out below it stays.
    for (const limit of empty) if (!isBelow(limit, empty)) step.set(limit, {});
  },
});

const isBelow = (limit: Setting, others: readonly Setting[]): boolean => others.includes(limit.parent);
