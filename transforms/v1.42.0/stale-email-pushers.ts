import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Notification mails to addresses that users have removed from their accounts stop',
  note: 'Removal of out-of-date email pushers',
  // v1.42.0:synapse/storage/databases/main/pusher.py:396
  otherwise: info('every process', 'the stale entries are deleted in the background'),
  // v1.42.0:synapse/config/emailconfig.py:130
  about: ({ main }) => [main.get('email.enable_notifs')].filter(({ truthy }) => truthy),
  advice: 'Nothing to do; a user who misses these mails adds the address to the account again',
});
