import { deprecated, shardedDuty } from '../../src/chain/contract.js';

export default shardedDuty({
  summary: 'pusher_instances names the workers that send push notifications, instead of start_pushers',
  // The manual recommends it from 1.74 on; the list decides alone since 1.29: v1.29.0:synapse/config/workers.py:245
  otherwise: { '1.29.0': deprecated('every process', 'start_pushers and the type of worker decide without the list') },
  act: 'with',
  flag: 'start_pushers',
  list: 'pusher_instances',
  app: 'synapse.app.pusher',
  do: 'send push notifications',
});
