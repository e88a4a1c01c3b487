import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.119.0:synapse/config/experimental.py:370
    'experimental_features.msc3886_endpoint': 'there is no successor in the configuration',
    'listeners[].experimental_cors_msc3886': 'these CORS headers are gone',
    'worker_listeners[].experimental_cors_msc3886': 'these CORS headers are gone',
  },
  {
    summary: 'The rendezvous of MSC3886 is gone',
    note: 'Removal of experimental MSC3886 feature',
    before: 'sent to clients, with CORS headers where a listener says so',
  },
);
