import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The new media paths of a media worker are served by client and federation, not by media',
  before: 'the new paths do not exist',
  otherwise: {
    // v1.113.0:synapse/app/generic_worker.py:192
    '1.111.0': changes('every worker', 'a media listener without client and federation answers 404 on the new paths'),
    // v1.114.0:synapse/app/generic_worker.py:217
    '1.114.0': 'over',
  },
  change({ workers }, { notice, set }) {
    for (const worker of workers) {
      // v1.113.0:synapse/app/generic_worker.py:193: without the media repository the word media does nothing.
      const isRepository = worker.app === 'synapse.app.media_repository';
      if (!isRepository && worker.get('enable_media_repo').value === false) continue;
      for (const { names } of worker
        .get('worker_listeners')
        .items.flatMap(listener => listener.at('resources').items.map(one => ({ names: one.at('names') })))) {
        const given = names.items.map(name => name.text);
        const missing = ['client', 'federation'].filter(name => !given.includes(name));
        if (!given.includes('media') || !missing.length) continue;
        for (const name of missing) set(names.end, name);
        notice('This port now answers all client and federation paths; 1.114.0 needs only media again', names);
      }
    }
  },
});
