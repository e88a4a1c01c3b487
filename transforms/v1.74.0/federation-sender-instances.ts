import { deprecated, shardedDuty } from '../../src/chain/contract.js';

export default shardedDuty({
  summary: 'federation_sender_instances names the workers that send federation traffic, instead of send_federation',
  // The manual recommends it from 1.74 on; the list decides alone since 1.29: v1.29.0:synapse/config/workers.py:175
  otherwise: {
    '1.29.0': deprecated('every process', 'send_federation and the type of worker decide without the list'),
  },
  act: 'with',
  flag: 'send_federation',
  list: 'federation_sender_instances',
  app: 'synapse.app.federation_sender',
  do: 'send federation traffic',
});
