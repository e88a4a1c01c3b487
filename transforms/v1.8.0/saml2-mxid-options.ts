import { cleanup, deprecated, transform, type Upgrade, type Value } from '../../src/chain/contract.js';

export default transform({
  summary: 'mxid_source_attribute and mxid_mapping belong to user_mapping_provider.config of saml2_config',
  before: 'they are options of saml2_config itself',
  // v1.8.0:synapse/config/saml2_config.py:102
  otherwise: deprecated('every process', 'the old ones override the new, with a warning at every start'),
  change({ find }, step) {
    const all = find('saml2_config.mxid_source_attribute', 'saml2_config.mxid_mapping');
    const used = all.filter(
      old => old.truthy && isDefault(old.parent.at('user_mapping_provider', 'module').value, step.upgrade),
    );
    if (all.length && !used.length) step.consequence(cleanup('every process', 'no message is logged'));
    for (const old of all) {
      const current = old.parent.at('user_mapping_provider', 'config', old.key);
      if (!used.includes(old)) step.remove(old);
      else if (current.isNull) step.move(old, current);
      else {
        if (current.value !== old.value) {
          step.notice(`${current} had no effect: Synapse used ${old}`, old, current);
          step.set(current, old.value ?? null);
        }
        step.remove(old);
      }
    }
  },
});

/** With another module the old options are ignored: v1.8.0:synapse/config/saml2_config.py:93 */
const isDefault = (module: Value | undefined, { reaches }: Upgrade): boolean =>
  (module ?? null) === null ||
  module === 'synapse.handlers.saml_handler.DefaultSamlMappingProvider' ||
  // v1.33.0:synapse/config/saml2.py:31
  (module === 'synapse.handlers.saml.DefaultSamlMappingProvider' && reaches('1.33.0'));
