import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'The page after the renewal of an account knows the new date, and a second renewal has a page of its own',
  note: "Account Validity HTML templates can now display a user's expiration date",
  // v1.33.0:synapse/config/account_validity.py:74
  otherwise: info('every process', 'the page is shown without the date, as before'),
  about: ({ main }) => {
    const section = main.get('account_validity');
    const own = [section.at('template_dir'), section.at('account_renewed_html_path')];
    return section.at('enabled').truthy ? own.filter(({ isNull }) => !isNull) : [];
  },
  advice:
    'Your page for renewed accounts may show expiration_ts, and account_previously_renewed.html beside it is yours ' +
    'to write; Synapse brings one along',
});
