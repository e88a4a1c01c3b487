import { remove } from '../../src/chain/contract.js';

const FATE = 'read up to 0.8.1, for the mail of password resets';
/** FROM@EXAMPLE.COM and no server were the defaults: v0.3.0:synapse/config/email.py:31 */
const DEFAULTS = ['FROM@EXAMPLE.COM', '', null];

export default remove(
  {
    email_from_address: {
      fate: FATE,
      tell: value =>
        DEFAULTS.some(one => one === value)
          ? undefined
          : 'email_from_address has no effect; if Synapse is to send mail, set email.notif_from',
    },
    email_smtp_server: {
      fate: FATE,
      tell: value =>
        DEFAULTS.some(one => one === value)
          ? undefined
          : 'email_smtp_server has no effect; if Synapse is to send mail, set email.smtp_host and email.smtp_port',
    },
  },
  // v0.9.0:synapse/config/homeserver.py:30
  { summary: 'email_from_address and email_smtp_server are not read any more', act: 'after' },
);
