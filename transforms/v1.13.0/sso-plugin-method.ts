import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Modules that finish a single sign-on should call complete_sso_login_async',
  note: 'Synapse SSO Plugins Method Deprecation',
  // v1.13.0:synapse/handlers/auth.py:1072
  otherwise: info('every process', 'complete_sso_login still works, but skips the check for deactivated accounts'),
  about: ({ main }) => main.get('password_providers').items.map(provider => provider.at('module')),
  advice:
    'If these modules log people in by single sign-on, look for newer versions that no longer call complete_sso_login',
});
