import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'bind_addresses of a listener must be a list',
  before: 'text is taken letter by letter',
  // v1.81.0:synapse/config/server.py:221
  otherwise: blocks('every process', 'bind_addresses that is no list makes it crash'),
  change({ find }, step) {
    for (const addresses of find('listeners[].bind_addresses', 'worker_listeners[].bind_addresses')) {
      const { text, isNull, value } = addresses;
      // Nothing there crashed before, too; an empty list stands for the default.
      if (text !== undefined) step.set(addresses, text ? [text] : []);
      else if (isNull) step.set(addresses, []);
      else if (!Array.isArray(value)) return step.refuse(addresses, 'it is no address; list the addresses there');
    }
  },
});
