import { info, transform } from '../../src/chain/contract.js';

export default transform({
  kind: 'notice',
  summary: 'Synapse starts while an OIDC provider is down, and tells users so in sso_error.html',
  before: 'Synapse does not start then',
  // v1.151.0:synapse/res/templates/sso_error.html:23
  otherwise: info('every process', 'a page of your own shows its general text for the new error'),
  onlyWhenCrossing: true,
  change({ main }, step) {
    const providers = [...main.get('oidc_providers').items, main.get('oidc_config.enabled')];
    if (!providers.some(provider => provider.truthy)) return;
    // The first one that has the file counts: v1.151.0:synapse/config/sso.py:75
    const directories = [main.get('templates.custom_template_directory'), main.get('sso.template_dir')];
    for (const directory of directories.filter(({ text }) => text))
      step.notice(
        `If ${directory.text}/sso_error.html exists, give it a case for error == "provider_unavailable"`,
        directory,
      );
  },
});
