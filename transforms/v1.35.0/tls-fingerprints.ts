import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.34.0:synapse/config/tls.py:86
    tls_fingerprints: 'fingerprints are not published any more',
  },
  {
    summary: 'tls_fingerprints is not read any more',
    before: 'published for other servers',
  },
);
