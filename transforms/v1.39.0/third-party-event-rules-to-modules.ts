import { deprecated, legacyModules } from '../../src/chain/contract.js';

export default legacyModules({
  summary: 'Third-party event rules are a module, listed under modules instead of third_party_event_rules',
  note: 'Deprecation of the current third-party rules module interface',
  before: 'third_party_event_rules is the only way',
  otherwise: deprecated('every process', 'third_party_event_rules is read, and no message is logged'),
  sections: { third_party_event_rules: 'entries' },
  // v1.39.0:synapse/config/third_party_event_rules.py:27
  emptyFails: true,
  inertGoes: true,
});
