import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'SAML errors are shown with sso_error.html of sso.template_dir, no longer with saml_error.html',
  note: 'Updated Single Sign-on HTML Templates',
  before: 'from 1.12 on, saml_error.html is looked up in saml2_config.template_dir',
  // v1.21.0:synapse/config/sso.py:43
  otherwise: changes('every process', "saml2_config.template_dir is ignored, and Synapse's own error page is shown"),
  act: 'with',
  change({ find, ownerOf }, step) {
    const all = find('saml2_config.template_dir');
    const inForce = all.filter(old => old.truthy && old === ownerOf(old.file).get('saml2_config.template_dir'));
    if (all.length && !inForce.length) step.consequence(cleanup('every process', 'no message is logged'));
    for (const old of all) {
      const common = ownerOf(old.file).get('sso.template_dir');
      if (!inForce.includes(old) || !isKept(step, old, common)) step.remove(old);
      else if (common.isNull) step.move(old, step.successor(old, 'sso.template_dir'));
      else {
        step.set(common, old.value ?? null);
        step.remove(old);
      }
    }
  },
});

/** Whether the directory becomes that of all pages. The files themselves are the admin's to change. */
function isKept(step: Step, old: Setting, common: Setting): boolean {
  const from = `saml_error.html of ${old.value}`;
  const adapt =
    'there replace the variable msg by error_description, and remove code; an sso_error.html that is there already ' +
    'is used for OpenID Connect, too, so merge the two';
  const directory = common.truthy ? common.value : old.value;
  const answer = step.ask({
    id: `error-page-in-${old.file.path}`,
    question: `is ${from} to be shown for SAML errors, as sso_error.html of ${directory}?`,
    choices: {
      convert: common.truthy ? 'you copy it there' : 'you rename it, and all SSO pages are looked up there',
      packaged: "no, Synapse's own page",
    },
    unattended: 'packaged',
    about: [old],
  });
  if (answer === 'convert') step.notice(`Put ${from} into ${directory} as sso_error.html; ${adapt}`, old);
  else step.notice(`SAML errors are shown on Synapse's own page, no longer with ${from}`, old);
  return answer === 'convert' && !common.truthy;
}
