import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'user_types and media_upload_limits became options, and must not be empty',
  before: 'nothing reads them',
  // v1.132.0:synapse/config/user_types.py:27, v1.135.0:synapse/config/repository.py:287
  otherwise: blocks(
    'every process',
    'user_types and, from 1.135.0, media_upload_limits without a value make it crash',
  ),
  change({ find }, step) {
    for (const types of find('user_types')) if (types.isNull) step.set(types, {});
    if (!step.upgrade.reaches('1.135.0')) return;
    for (const limits of find('media_upload_limits')) if (limits.isNull) step.set(limits, []);
  },
});
