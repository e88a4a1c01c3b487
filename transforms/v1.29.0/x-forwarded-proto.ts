import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'Reverse proxies have to send X-Forwarded-Proto',
  note: 'Requirement for X-Forwarded-Proto header',
  before: 'the header is not looked at',
  // v1.29.0:synapse/http/site.py:388
  otherwise: changes('every process', 'a request without the header counts as https, and each is logged'),
  act: 'before',
  // v1.29.0:synapse/http/site.py:443
  about: ({ processes }) =>
    processes
      .flatMap(process => process.get(process.isMain ? 'listeners' : 'worker_listeners').items)
      .filter(listener => listener.at('type').text === 'http' && listener.at('x_forwarded').truthy),
  advice:
    'Let the reverse proxy set X-Forwarded-Proto to the protocol of the client and pass on its Host, ' +
    'beside X-Forwarded-For; Caddy does so by itself',
});
