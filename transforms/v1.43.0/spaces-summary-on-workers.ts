import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Workers can serve the summaries of spaces and rooms',
  note: 'The spaces summary APIs can now be handled by workers',
  // v1.43.0:docs/workers.md:212
  otherwise: info('the main process', 'serves them, as before'),
  about: ({ workers }) => workers.map(worker => worker.get('worker_app')),
  advice:
    'The reverse proxy may pass these on to a generic worker: ' +
    '^/_matrix/federation/unstable/org.matrix.msc2946/(spaces|hierarchy)/, ' +
    '^/_matrix/client/unstable/org.matrix.msc2946/rooms/.*/(spaces|hierarchy)$ and ' +
    '^/_matrix/client/unstable/im.nheko.summary/rooms/.*/summary$',
});
