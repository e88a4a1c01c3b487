import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v0.34.1.1:synapse/config/tls.py:46
    tls_dh_params_path: 'nothing reads the file any more',
  },
  {
    summary: 'tls_dh_params_path is not read any more',
    before: 'the file must exist',
  },
);
