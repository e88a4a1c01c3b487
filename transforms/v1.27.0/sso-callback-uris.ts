import { changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'OpenID Connect and SAML come back from the identity provider to new addresses',
  note: 'Changes to callback URI for OAuth2 / OpenID Connect and SAML2',
  before: 'they come back to /_synapse/oidc/callback and /_matrix/saml2/authn_response',
  // v1.27.0:synapse/config/oidc_config.py:59
  kind: 'notice',
  otherwise: changes('every process', 'the identity provider refuses logins until it knows the new address'),
  act: 'before',
  onlyWhenCrossing: true,
  change({ main }, step) {
    const url = main.get('public_baseurl').text;
    const base = url === undefined ? '<public_baseurl>/' : url.replace(/\/?$/, '/');
    const oidc = [main.get('oidc_config')].filter(config => config.at('enabled').truthy);
    const providers = [...oidc, main.get('oidc_providers')].filter(({ truthy }) => truthy);
    if (providers.length)
      step.notice(
        `Register ${base}_synapse/client/oidc/callback at each OpenID Connect provider as redirect URI, ` +
          `beside ${base}_synapse/oidc/callback until the upgrade is done`,
        ...providers,
      );
    tellSaml(main.get('saml2_config'), base, step);
  },
});

/** What sp_config names itself is laid over the defaults: v1.27.0:synapse/config/saml2_config.py:155 */
function tellSaml(saml: Setting, base: string, step: Step): void {
  const [enabled, sp] = [saml.at('enabled'), saml.at('sp_config')];
  const isOn = !enabled.isSet || enabled.truthy;
  // v1.4.0:synapse/config/saml2_config.py:66
  if (!isOn || (!sp.truthy && !saml.at('config_path').truthy)) return;
  // v1.27.0:synapse/config/saml2_config.py:200
  const moved = [
    !sp.at('entityid').truthy && `entity ID ${base}_synapse/client/saml2/metadata.xml`,
    !sp.at('service', 'sp', 'endpoints', 'assertion_consumer_service').truthy &&
      `ACS address ${base}_synapse/client/saml2/authn_response`,
  ].filter(address => address !== false);
  const unless = saml.at('config_path').truthy ? ', unless the file of config_path names others' : '';
  if (moved.length) step.notice(`Register at the SAML identity provider: ${moved.join(' and ')}${unless}`, saml);
}
