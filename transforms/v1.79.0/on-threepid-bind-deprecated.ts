import { advise, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'The module callback on_threepid_bind is deprecated',
  note: 'The `on_threepid_bind` module callback method has been deprecated',
  otherwise: deprecated('every process', 'the callback is still called'),
  // Not third_party_event_rules, whose loader does not know the callback:
  // v1.79.0:synapse/events/third_party_rules.py:66
  about: ({ processes }) =>
    [...new Set(processes.flatMap(process => process.get('modules').items))].map(entry => entry.at('module')),
  advice: 'If a module of your own has on_threepid_bind, let it have on_add_user_third_party_identifier instead',
});
