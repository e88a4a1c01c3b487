import { cleanup, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.73.0:synapse/config/workers.py:155
    worker_main_http_uri: 'workers use HTTP replication instead',
  },
  {
    summary: 'worker_main_http_uri is not used any more',
    before: 'workers that take key uploads pass them on to this address',
    otherwise: cleanup('every process', 'each process that sees it warns at every start'),
    also: ['v1.73.0/worker-main-http-uri-unused'],
  },
);
