import {
  blocks,
  cleanup,
  lacksPublicBaseUrl,
  type Process,
  type Step,
  setPublicBaseUrl,
  transform,
} from '../../src/chain/contract.js';

const REDIRECT = 'saml2_config.idp_redirect_url';

export default transform({
  summary: 'SAML was reworked: idp_redirect_url is not read any more, and public_baseurl is needed',
  before: 'config_path and idp_redirect_url are both mandatory',
  // v0.34.1:synapse/config/saml2_config.py:45
  otherwise: blocks('every process', 'SAML without public_baseurl is refused'),
  act: 'after',
  change({ main, find }, step) {
    const redirects = find(REDIRECT);
    const isOn = samlIsOn(step, main);
    const lacksUrl = isOn && lacksPublicBaseUrl(main, step.upgrade);
    if (!redirects.length && !lacksUrl) return;

    if (lacksUrl) setPublicBaseUrl(step, main, [main.get('saml2_config')]);
    else step.consequence(cleanup('every process', 'no message is logged'));
    step.remove(...redirects);
    // v1.27.0:synapse/config/saml2_config.py:179
    const path = step.upgrade.reaches('1.27.0') ? '_synapse/client' : '_matrix';
    if (isOn && redirects.length)
      step.notice(
        `Register the assertion consumer URL <public_baseurl>${path}/saml2/authn_response at your SAML provider, ` +
          'unless the file of config_path sets endpoints of its own, and try a login',
        ...redirects,
      );
  },
});

/** From 1.4 on a section with neither of these is off: v1.4.0:synapse/config/saml2_config.py:66 */
function samlIsOn({ upgrade }: Step, main: Process): boolean {
  const saml = main.get('saml2_config');
  const enabled = saml.at('enabled');
  const isConfigured = saml.at('sp_config').truthy || saml.at('config_path').truthy;
  return saml.members.length > 0 && (!enabled.isSet || enabled.truthy) && (isConfigured || !upgrade.reaches('1.4.0'));
}
