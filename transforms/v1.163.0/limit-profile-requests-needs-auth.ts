import { blocks, type Setting, transform } from '../../src/chain/contract.js';

const LIMIT = 'limit_profile_requests_to_users_who_share_rooms';
const AUTH = 'require_auth_for_profile_requests';

export default transform({
  summary: `${LIMIT} needs ${AUTH}`,
  note: '`limit_profile_requests_to_users_who_share_rooms` now requires `require_auth_for_profile_requests`',
  before: 'up to 1.161 the limit does nothing without it; 1.162 applies it to whoever sends a token',
  // v1.163.0:synapse/config/server.py:576
  otherwise: blocks('every process', `${LIMIT} is refused without ${AUTH}`),
  change({ processes, find }, step) {
    // Quoted, it counts as true and was meant as false.
    const meansNo = ({ text }: Setting): boolean => ['false', 'no', 'off'].includes(text?.toLowerCase() ?? '');
    const refused = processes.filter(
      process => process.get(LIMIT).truthy && (!process.get(AUTH).truthy || meansNo(process.get(AUTH))),
    );
    const limits = [...new Set(refused.map(process => process.get(LIMIT)))];
    if (!limits.length) return;
    const auths = [...new Set(refused.map(process => process.get(AUTH)))];
    const way = limits.every(meansNo)
      ? 'no-limit'
      : step.ask({
          id: 'profiles',
          question: 'who may look up the profiles of your users?',
          choices: {
            'no-limit': 'everybody, as up to 1.161; the limit goes',
            'log-in': 'only who is logged in and shares a room; nobody can without logging in',
          },
          unattended: 'no-limit',
          about: limits,
        });
    if (way === 'no-limit') step.remove(...find(LIMIT), ...find(AUTH).filter(meansNo));
    else for (const auth of auths) step.set(auth, true, { near: [LIMIT] });
  },
});
