import { deprecated, legacyModules } from '../../src/chain/contract.js';

const LDAP = {
  module: 'ldap_auth_provider.LdapAuthProviderModule',
  means: 'of matrix-synapse-ldap3 0.2.0 or later',
};

export default legacyModules({
  summary: 'Password providers are modules, listed under modules instead of password_providers',
  before: 'password_providers, and ldap_config before them, are the only way',
  otherwise: deprecated('every process', 'both are read, and no message is logged'),
  // Synapse takes them in this order: v1.46.0:synapse/config/password_auth_providers.py:58
  sections: { ldap_config: { optionsOf: 'ldap_auth_provider.LdapAuthProvider' }, password_providers: 'entries' },
  severalOfOne: true,
  ports: {
    'ldap_auth_provider.LdapAuthProvider': LDAP,
    // The alias of it: v1.46.0:synapse/config/password_auth_providers.py:66
    'synapse.util.ldap_auth_provider.LdapAuthProvider': LDAP,
    'shared_secret_authenticator.SharedSecretAuthenticator': {
      module: 'shared_secret_authenticator.SharedSecretAuthProvider',
      means: 'of matrix-synapse-shared-secret-auth 2',
      renamed: { sharedSecret: 'shared_secret' },
      added: { m_login_password_support_enabled: true },
    },
  },
});
