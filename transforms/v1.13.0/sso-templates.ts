import { advise, blocks } from '../../src/chain/contract.js';

export default advise({
  summary: 'Three pages of single sign-on are new, and a directory of custom templates must hold them',
  note: 'New Single Sign-on HTML Templates',
  otherwise: {
    // v1.13.0:synapse/config/sso.py:42, whether or not anybody logs in that way
    '1.13.0': blocks('every process', 'a template that is missing in sso.template_dir is not looked for elsewhere'),
    // Falls back to the packaged one: v1.20.0:synapse/config/sso.py:42
    '1.20.0': 'over',
  },
  act: 'before',
  about: ({ main }) => [main.get('sso.template_dir')].filter(directory => directory.text),
  advice:
    'Copy sso_auth_confirm.html, sso_auth_success.html, sso_account_deactivated.html and, if it is not there, ' +
    'sso_redirect_confirm.html from synapse/res/templates of the new release into this directory',
});
