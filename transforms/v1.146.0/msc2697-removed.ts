import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.145.0:synapse/config/experimental.py:385
    'experimental_features.msc2697_enabled': {
      fate: 'the old dehydrated devices are gone; msc3814_enabled switches the newer draft on',
      tell: value => (value ? 'Old dehydrated devices are gone; clients that use them lose them' : undefined),
      changes: true,
    },
  },
  {
    summary: 'The old form of dehydrated devices is gone',
    note: 'Removal of MSC2697 (Legacy) Dehydrated devices',
    before: 'read; on by default from 1.89 on',
  },
);
