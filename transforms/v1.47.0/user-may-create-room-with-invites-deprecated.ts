import { advise, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'Modules should no longer use the callback user_may_create_room_with_invites',
  note: 'Deprecation of the `user_may_create_room_with_invites` module callback',
  otherwise: {
    // v1.47.0:synapse/events/spamcheck.py:232
    '1.47.0': deprecated('every process', 'the callback is still called'),
    '1.53.0': 'over',
  },
  // v1.37.0:synapse/config/modules.py:25
  about: ({ main }) => main.get('modules').items,
  advice: 'Ask the authors of these modules whether they use the callback: Synapse 1.53 drops it',
});
