import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v0.16.1:synapse/config/server.py:111
    content_addr: 'nothing reads it any more',
  },
  {
    summary: 'content_addr is not read any more',
    before: 'the address under which content is served',
  },
);
