import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v0.17.3:synapse/config/server.py:32
    secondary_directory_servers: 'nothing reads it any more',
  },
  {
    summary: 'secondary_directory_servers is not read any more',
    before: 'more servers whose room directory is shown',
  },
);
