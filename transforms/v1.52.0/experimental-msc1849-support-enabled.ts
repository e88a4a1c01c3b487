import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.51.0:synapse/config/experimental.py:28
    experimental_msc1849_support_enabled: {
      fate: 'relations are always on',
      tell: alwaysOn('the aggregation of relations'),
    },
  },
  {
    summary: 'Relations between events are always on',
    before: 'read; true by default',
  },
);
