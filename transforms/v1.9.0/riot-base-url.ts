import { deprecated, rename, truthy } from '../../src/chain/contract.js';

export default rename('email.riot_base_url', 'email.client_base_url', {
  before: 'only the old name is read',
  // v1.9.0:synapse/config/emailconfig.py:284
  otherwise: deprecated('every process', 'the old name is read where the new one is missing'),
  bothSet: 'new wins, be it null',
  value: old => (truthy(old) ? old : undefined),
});
