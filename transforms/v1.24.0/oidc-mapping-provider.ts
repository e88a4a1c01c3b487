import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'A mapping provider for OpenID Connect has to make a valid user name itself',
  note: 'Custom OpenID Connect mapping provider breaking change',
  before: 'Synapse replaces characters that a user name cannot hold',
  // The built-in one does it itself: v1.24.0:synapse/handlers/oidc_handler.py:1094
  otherwise: changes(
    'every process',
    'a login fails where the module returns a name with characters that are not allowed',
  ),
  act: 'before',
  about: ({ main }) => {
    const module = main.get('oidc_config.user_mapping_provider.module');
    const isBuiltIn = module.text === 'synapse.handlers.oidc_handler.JinjaOidcMappingProvider';
    return main.get('oidc_config.enabled').truthy && module.truthy && !isBuiltIn ? [module] : [];
  },
  advice:
    'Upgrade this module to a version for Synapse 1.24; if it is your own, pass the name that it returns through ' +
    'synapse.types.map_username_to_mxid_localpart, so that nobody gets another account',
});
