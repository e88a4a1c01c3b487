import { blocks, deprecated, isMapping, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'oidc_config, a single provider, gives way to the list oidc_providers',
  also: ['v1.31.0/oidc-config-to-oidc-providers'],
  before: 'oidc_config is the only way',
  // v1.26.0:synapse/config/oidc_config.py:300
  otherwise: deprecated('every process', 'oidc_config is read behind oidc_providers'),
  change(deployment, step) {
    for (const oidc of deployment.find('oidc_config')) {
      const providers = step.successor(oidc, 'oidc_providers');
      const isOverridden = oidc !== deployment.ownerOf(oidc.file).get('oidc_config');
      if (!oidc.truthy || isOverridden) step.remove(oidc);
      else if (!isMapping(oidc.value)) {
        step.consequence(blocks('every process', 'oidc_config must be a mapping'));
        return step.refuse(oidc, 'it is not a mapping');
      }
      // v1.25.0:synapse/config/oidc_config.py:32
      else if (!oidc.at('enabled').truthy) askAboutDisabled(step, oidc);
      else toList(step, oidc, providers);
    }
  },
});

function askAboutDisabled(step: Step, oidc: Setting): void {
  const block = step.ask({
    id: 'disabled-block',
    question: 'oidc_config is filled in but switched off, so Synapse ignores it; what is to become of it?',
    choices: { keep: 'it stays as it is', delete: 'it goes' },
    unattended: 'keep',
    about: [oidc],
  });
  if (block === 'delete') step.remove(oidc);
}

function toList(step: Step, oidc: Setting, providers: Setting): void {
  // The only id that is stored without the prefix "oidc-", so that accounts stay linked:
  // v1.26.0:synapse/config/oidc_config.py:368
  const id = oidc.at('idp_id').text ?? 'oidc';
  const twin = providers.items.find(provider => provider.at('idp_id').text === id);
  if (twin) {
    step.consequence(blocks('every process', `two providers have the idp_id ${id}`));
    return step.refuse(twin, `its idp_id is ${id}, as that of oidc_config; Synapse accepts one of them`);
  }
  step.remove(oidc.at('enabled'));
  const mapping = oidc.at('user_mapping_provider');
  // Null fails in both forms.
  if (mapping.isSet && mapping.isNull) {
    step.consequence(blocks('every process', 'user_mapping_provider without a value fails'));
    step.remove(mapping);
  }
  // Both are compulsory in the list: v1.26.0:synapse/config/oidc_config.py:251
  if (oidc.at('idp_name').isNull) step.set(oidc.at('idp_name'), 'OIDC', { first: true });
  if (oidc.at('idp_id').isNull) step.set(oidc.at('idp_id'), id, { first: true });
  // Into the file of the list first, where the section becomes its last item.
  const beside = providers.file.get('oidc_config');
  if (beside !== oidc) step.move(oidc, beside);
  step.move(beside, providers.end);
}
