import { blocks, changes, type Setting, transform } from '../../src/chain/contract.js';

/** v1.92.0:synapse/config/ratelimiting.py */
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
/** Those that came since: v1.163.2:synapse/config/ratelimiting.py */
const LATER = [
  ['1.97.0', 'rc_media_create'],
  ['1.124.0', 'rc_presence'],
  ['1.124.0', 'rc_presence.per_user'],
  ['1.126.0', 'rc_delayed_event_mgmt'],
  ['1.133.0', 'rc_reports'],
  ['1.136.0', 'rc_room_creation'],
  ['1.145.0', 'rc_user_directory'],
  ['1.162.0', 'rc_profile'],
] as const;

export default transform({
  summary: 'Limits must not be empty, and an empty rc_admin_redaction is a limit of its own',
  // v1.91.0:synapse/config/ratelimiting.py:111 and 141
  before: 'an empty rc_admin_redaction or rc_3pid_validation counts as not set',
  // v1.92.0:synapse/config/ratelimiting.py:54
  otherwise: blocks('every process', 'a limit without a value makes it crash'),
  change({ main, processes, find }, step) {
    const inForce = new Set(processes.map(process => process.get('rc_admin_redaction')));
    const redaction = find('rc_admin_redaction').filter(limit => !limit.truthy);
    const own = redaction.find(({ file }) => file.role === 'worker');
    // Only its absence means that redactions count as messages, and an earlier file's would take its place.
    if (own && main.get('rc_admin_redaction').truthy)
      return step.refuse(own, 'without it this worker would read the shared rc_admin_redaction');
    const hidden = redaction.length ? find('rc_admin_redaction').filter(limit => !inForce.has(limit)) : [];
    const later = LATER.filter(([since]) => step.upgrade.reaches(since)).map(([, limit]) => limit);
    const empty = find(...LIMITS, ...later).filter(limit => limit.isNull);
    // v1.92.0:synapse/config/ratelimiting.py:144 goes by presence.
    if (!empty.length && redaction.every(limit => !limit.isNull))
      step.consequence(changes('every process', 'an empty rc_admin_redaction limits admins to 3 redactions at once'));
    step.remove(...new Set([...redaction, ...hidden]));
    // {} means the defaults, and what is commented out below it stays.
    for (const limit of empty) if (!isBelow(limit, empty)) step.set(limit, {});
  },
});

const isBelow = (limit: Setting, others: readonly Setting[]): boolean => others.includes(limit.parent);
