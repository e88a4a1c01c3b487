import {
  blocks,
  lacksPublicBaseUrl,
  type Process,
  port,
  type Step,
  setPublicBaseUrl,
  text,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'An email section switches mail on, and has to name its sender',
  note: 'Email',
  before: 'the section is checked only where enable_notifs is true',
  // v1.0.0:synapse/config/emailconfig.py:125, v1.12.0:synapse/config/emailconfig.py:152
  otherwise: blocks('every process', 'an incomplete email section is refused'),
  change({ main, find }, step) {
    const email = main.get('email');
    const missing = MANDATORY.filter(key =>
      key === 'notif_from' ? !email.at(key).truthy : !email.at(key).isSet && !step.upgrade.reaches('1.12.0'),
    );
    const own = email.members.filter(({ key }) => key !== TRUST || !step.upgrade.reaches('1.4.0'));
    if (!own.length || !missing.length || !isLocal(main, step)) return;

    const mail = step.ask({
      id: 'mail',
      question: `email lacks ${missing.join(' and ')}; shall Synapse send mail, such as for password resets?`,
      choices: { yes: 'yes; what is missing is asked for next', no: 'no: the email section goes' },
      about: [email],
    });
    if (mail === 'no') return step.remove(...find('email'));
    for (const key of missing) step.set(email.at(key), step.ask<string | number>({ id: key, ...ASKED[key] }));
    if (lacksPublicBaseUrl(main, step.upgrade)) setPublicBaseUrl(step, main, [email]);
  },
});

/** v1.4.0/trust-identity-server-for-password-resets takes it out. */
const TRUST = 'trust_identity_server_for_password_resets';
const MANDATORY = ['smtp_host', 'smtp_port', 'notif_from'] as const;
const SENDER = /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;
const ASKED = {
  smtp_host: { question: 'which host takes mail?', input: { ...text, expects: 'a host name', example: 'localhost' } },
  smtp_port: { question: 'on which port does it take mail?', input: { ...port, example: '25' } },
  notif_from: {
    question: "which sender address should Synapse's mail carry?",
    input: {
      expects: 'an address',
      example: 'Name <noreply@example.org>',
      parse: (given: string) => (SENDER.test(given.trim()) ? given.trim() : undefined),
    },
  },
};
/**
 * Up to 1.65 an identity server may send the mail: v1.4.0:synapse/config/emailconfig.py:94. What that mail needs later
 * v1.4.0/trust-identity-server-for-password-resets and v1.66.0/email-delegation-removed ask for.
 */
const isLocal = (main: Process, { upgrade: { reaches } }: Step): boolean =>
  !main.get(`email.${TRUST}`).truthy && !(reaches('1.4.0') && main.get('account_threepid_delegates.email').truthy);
