import { cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'unstable_idp_brand of an identity provider is not read any more',
  // v1.42.0:synapse/config/oidc.py:280 and 486
  before: 'unstable_idp_brand is read, and idp_unstable_brand is checked',
  otherwise: cleanup('every process', 'no message is logged'),
  change({ find }, step) {
    for (const provider of find('oidc_providers[]', 'oidc_config')) {
      const brands = [provider.at('unstable_idp_brand'), provider.at('idp_unstable_brand')].filter(
        ({ isSet }) => isSet,
      );
      const usable = brands.find(({ text }) => text !== undefined && /^[a-z][a-z0-9_.-]{0,254}$/.test(text));
      const stable = provider.at('idp_brand');
      if (!usable || stable.isSet) {
        step.remove(...brands);
        continue;
      }
      const brand = step.ask({
        id: `brand-of-${provider.at('idp_id').text ?? 'oidc'}`,
        question: `${usable} is not read; is ${usable.text} to be shown as idp_brand?`,
        choices: { delete: 'no, the line goes', copy: 'yes, clients show it from now on' },
        unattended: 'delete',
        about: [usable],
      });
      if (brand === 'copy') step.set(stable, usable.text ?? '', { insteadOf: usable });
      step.remove(...brands.filter(one => brand === 'delete' || one !== usable));
    }
  },
});
