import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.110.0:synapse/config/experimental.py:441
    'experimental_features.msc3916_authenticated_media_enabled':
      'the stable endpoints are always there; enable_authenticated_media is another option',
  },
  {
    summary: 'Authenticated media need no flag any more',
    before: 'read; false by default',
  },
);
