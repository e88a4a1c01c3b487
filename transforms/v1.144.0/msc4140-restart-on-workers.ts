import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Workers can restart delayed events, too',
  note: 'Worker support for unstable MSC4140 `/restart` endpoint',
  before: 'only the main process serves it',
  // v1.144.0:docs/workers.md:289
  otherwise: info('every worker', 'the main process goes on serving it'),
  // Null means that nothing can be delayed: v1.144.0:synapse/config/server.py:912
  about: ({ main, workers }) =>
    [main.get('max_event_delay_duration')].filter(longest => workers.length && !longest.isNull),
  advice:
    'If the main process is busy, let the reverse proxy send this to workers: ' +
    '^/_matrix/client/unstable/org.matrix.msc4140/delayed_events/.*/restart$',
});
