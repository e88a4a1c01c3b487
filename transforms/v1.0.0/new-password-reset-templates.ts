import { blocks, transform } from '../../src/chain/contract.js';

const TEMPLATES = {
  password_reset_template_html: 'password_reset.html',
  password_reset_template_text: 'password_reset.txt',
  password_reset_failure_template: 'password_reset_failure.html',
  password_reset_success_template: 'password_reset_success.html',
};

export default transform({
  summary: 'Mails for a password reset have templates, and a directory of your own must hold them',
  note: 'New email templates',
  kind: 'notice',
  otherwise: {
    // v1.0.0:synapse/config/emailconfig.py:153
    '1.0.0': blocks('every process', 'a template that is missing in email.template_dir is not looked for elsewhere'),
    // The packaged one is taken: v1.20.0:synapse/config/_base.py:233
    '1.20.0': 'over',
  },
  act: 'before',
  onlyWhenCrossing: true,
  change({ main }, { notice }) {
    const directory = main.get('email.template_dir');
    // Then an identity server sends the mail: v1.0.0:synapse/config/emailconfig.py:82
    if (!directory.text || main.get('email.trust_identity_server_for_password_resets').truthy) return;
    const files = Object.entries(TEMPLATES).map(([option, file]) => main.get(`email.${option}`).text ?? file);
    notice(
      `See that ${directory.text} holds ${files.join(', ')}; copy what is missing from synapse/res/templates of ` +
        'the new release',
      directory,
    );
  },
});
