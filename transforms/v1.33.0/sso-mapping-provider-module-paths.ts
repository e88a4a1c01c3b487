import { cleanup, info, transform } from '../../src/chain/contract.js';

const MOVED = new Map([
  ['synapse.handlers.saml_handler.DefaultSamlMappingProvider', 'synapse.handlers.saml.DefaultSamlMappingProvider'],
  ['synapse.handlers.oidc_handler.JinjaOidcMappingProvider', 'synapse.handlers.oidc.JinjaOidcMappingProvider'],
]);
const STOCK = [...MOVED.values()];

export default transform({
  summary: 'The mapping providers for SAML and OpenID Connect have shorter module paths',
  before: 'the long paths are the only ones',
  // v1.33.0:synapse/config/oidc.py:409, v1.33.0:synapse/config/saml2.py:103
  otherwise: cleanup('every process', 'the long paths are translated'),
  act: 'with',
  change({ find }, step) {
    const modules = find(
      'saml2_config.user_mapping_provider.module',
      'oidc_providers[].user_mapping_provider.module',
      'oidc_config.user_mapping_provider.module',
    );
    const moved = modules.filter(({ text }) => MOVED.has(text ?? ''));
    for (const module of moved) step.set(module, MOVED.get(module.text ?? '') ?? null);
    const custom = modules.filter(({ text }) => text !== undefined && !MOVED.has(text) && !STOCK.includes(text));
    if (!custom.length || !step.upgrade.fromKnown || step.upgrade.alreadyOn('1.33.0')) return;
    if (!moved.length) step.consequence(info('every process', 'the module is loaded as before'));
    step.notice(
      'If this module imports synapse.handlers.saml_handler, oidc_handler or cas_handler, it fails from 1.33 on: ' +
        'they are called saml, oidc and cas',
      ...custom,
    );
  },
});
