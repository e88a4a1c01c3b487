import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.140.0:synapse/config/experimental.py:417
    'experimental_features.msc3202_device_masquerading': 'application services may always act as a device',
  },
  {
    summary: 'Application services may always act as a device',
    before: 'read; false by default',
  },
);
