import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'A page asks for confirmation before a password is reset',
  note: 'New HTML templates',
  // v1.21.0:synapse/config/emailconfig.py:245
  otherwise: info('every process', "Synapse's own page is shown unless password_reset_confirmation.html is there"),
  about: ({ main }) =>
    main.get('account_threepid_delegates.email').truthy
      ? []
      : [main.get('email.template_dir')].filter(directory => directory.text),
  advice:
    'For a page in the look of your other templates, put password_reset_confirmation.html into this directory; ' +
    'the name is fixed',
});
