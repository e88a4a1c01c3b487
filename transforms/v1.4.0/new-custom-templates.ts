import { blocks, transform } from '../../src/chain/contract.js';
import trustIdentityServer from './trust-identity-server-for-password-resets.js';

const MAILS = ['registration', 'add_threepid'];
const PARTS = [
  { option: 'template_html', file: '.html' },
  { option: 'template_text', file: '.txt' },
  { option: 'template_success_html', file: '_success.html' },
  { option: 'template_failure_html', file: '_failure.html' },
];

export default transform({
  summary: 'Mails about registration and added addresses have templates, and a directory of your own must hold them',
  note: 'New custom templates',
  kind: 'notice',
  otherwise: {
    // v1.4.0:synapse/config/emailconfig.py:218
    '1.4.0': blocks('every process', 'a template that is missing in email.template_dir is not looked for elsewhere'),
    // The packaged one is taken: v1.20.0:synapse/config/_base.py:233
    '1.20.0': 'over',
  },
  act: 'before',
  onlyWhenCrossing: true,
  // It decides who sends the mail.
  after: [trustIdentityServer],
  change({ main }, { notice }) {
    const directory = main.get('email.template_dir');
    if (!directory.text || main.get('account_threepid_delegates.email').truthy) return;
    const files = MAILS.flatMap(mail =>
      PARTS.map(({ option, file }) => main.get(`email.${mail}_${option}`).text ?? `${mail}${file}`),
    );
    notice(
      `See that ${directory.text} holds ${files.join(', ')}; copy what is missing from synapse/res/templates of ` +
        'the new release',
      directory,
    );
  },
});
