import { advise, blocks } from '../../src/chain/contract.js';

export default advise({
  summary: 'The module for third_party_event_rules is given module_api instead of http_client',
  note: 'ThirdPartyEventRules breaking changes',
  before: 'the module is given http_client',
  // v1.22.0:synapse/events/third_party_rules.py:43
  otherwise: blocks('every process', 'a module that does not take module_api is an error'),
  act: 'before',
  // v1.22.0:synapse/config/third_party_event_rules.py:26
  about: ({ main }) => [main.get('third_party_event_rules')].filter(({ isNull }) => !isNull),
  advice: 'Install a version of this module that is made for Synapse 1.22 or later, together with Synapse',
});
