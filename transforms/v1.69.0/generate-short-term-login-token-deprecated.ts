import { advise, deprecated, loadedModules } from '../../src/chain/contract.js';

export default advise({
  summary: 'Modules create login tokens with create_login_token',
  note: 'Deprecation of the `generate_short_term_login_token` module API method',
  otherwise: {
    '1.69.0': deprecated('every process', 'generate_short_term_login_token still works, with a warning in the log'),
    // v1.71.0/generate-short-term-login-token-removed
    '1.71.0': 'over',
  },
  about: loadedModules,
  advice: 'Update modules that call generate_short_term_login_token: from 1.71 on only create_login_token is left',
});
