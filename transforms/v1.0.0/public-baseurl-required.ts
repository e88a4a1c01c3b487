import { blocks, type Process, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Mail, single sign-on and a few other features need public_baseurl',
  also: ['v1.7.0/msisdn-delegate-needs-public-baseurl', 'v1.26.0/public-baseurl-default-once'],
  otherwise: {
    // v0.16.0:synapse/config/emailconfig.py:59
    '0.16.0': blocks('every process', 'a feature that is on needs public_baseurl'),
    // v1.26.0:synapse/config/server.py:164, for this release only.
    '1.26.0': 'over',
    '1.27.0': blocks('every process', 'a feature that is on needs public_baseurl'),
    // v1.47.0:synapse/config/server.py:286
    '1.47.0': 'over',
  },
  change({ main }, step) {
    const base = main.get('public_baseurl');
    const reasons = base.truthy ? [] : needs(main, step).filter(need => need !== undefined);
    if (!reasons.length) return;
    const address = step.ask({
      id: 'public-baseurl',
      question: `${reasons.join(' and ')} needs public_baseurl; at which URL do clients reach this server?`,
      input: {
        expects: 'a URL',
        example: `https://${main.get('server_name').text ?? 'matrix.example.org'}/`,
        parse: given => (/^https?:\/\/[^\s/?#][^\s?#]*$/.test(given.trim()) ? given.trim() : undefined),
      },
      about: reasons,
    });
    step.set(base, address, { near: ['server_name'] });
    step.notice('public_baseurl is told to clients from now on', base);
  },
});

function needs(main: Process, { upgrade: { reaches } }: Step): ReadonlyArray<Setting | undefined> {
  const email = main.get('email');
  const trusting = email.at('trust_identity_server_for_password_resets').truthy;
  const delegated = trusting || (reaches('1.4.0') && main.get('account_threepid_delegates.email').truthy);
  const mails = reaches('1.0.0') && email.members.length > 0 && !delegated;
  const renewal = main.get('account_validity.renew_at');
  const sms = main.get('account_threepid_delegates.msisdn');
  const oidc = main.get('oidc_config');
  const providers = main.get('oidc_providers');
  const cas = main.get('cas_config');
  return [
    mails || email.at('enable_notifs').truthy ? email : undefined,
    // The key must be there; null passes. v0.99.4:synapse/config/registration.py:43
    reaches('0.99.4') && renewal.isSet ? renewal : undefined,
    // v0.34.1/saml2-idp-redirect-url asks for SAML.
    // v1.7.0:synapse/config/registration.py:109
    reaches('1.7.0') && sms.truthy ? sms : undefined,
    // v1.14.0:synapse/config/oidc_config.py:42
    reaches('1.14.0') && oidc.at('enabled').truthy ? oidc : undefined,
    reaches('1.14.0') && providers.items.length ? providers : undefined,
    // With a service_url, v1.27.0/cas-service-url makes it from that.
    reaches('1.27.0') && isOn(cas) && !cas.at('service_url').isSet ? cas : undefined,
  ];
}
/** v1.27.0:synapse/config/cas.py:33 */
const isOn = (cas: Setting): boolean =>
  cas.members.length > 0 && (!cas.at('enabled').isSet || cas.at('enabled').truthy);
