import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'bind_addresses of a listener must be a list',
  before: 'text is taken letter by letter',
  // v1.81.0:synapse/config/server.py:221
  otherwise: blocks('every process', 'bind_addresses that is no list makes it crash'),
  change({ find }, step) {
    for (const addresses of find('listeners[].bind_addresses', 'worker_listeners[].bind_addresses'))
      if (addresses.text !== undefined) step.set(addresses, [addresses.text]);
  },
});
