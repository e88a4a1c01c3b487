import { changes, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Clients and other servers fetch media from two new paths',
  note: 'New worker endpoints for authenticated client and federation media',
  before: 'media are fetched from /_matrix/media alone',
  kind: 'notice',
  otherwise: changes(
    'every process',
    'media fail to load if the reverse proxy sends the new paths to a process without them',
  ),
  onlyWhenCrossing: true,
  act: 'with',
  change({ main, workers }, step) {
    // v1.111.0:synapse/app/generic_worker.py:192
    const listeners = (worker: typeof main): readonly Setting[] =>
      worker.get('worker_listeners').items.filter(isMedia);
    const media = workers.filter(
      worker => worker.app === 'synapse.app.media_repository' || listeners(worker).length > 0,
    );
    const repository = main.get('enable_media_repo');
    const isElsewhere = repository.isSet && !repository.truthy;
    if (!media.length && !isElsewhere) return;
    const ports = media.flatMap(listeners).map(listener => String(listener.at('port').value));
    const on = ports.length ? ` on port ${ports.join(' or ')}` : '';
    const rest = isElsewhere ? '; the main process does not serve them, as enable_media_repo says' : '';
    step.notice(
      'Let the reverse proxy send /_matrix/client/v1/media/ and /_matrix/federation/v1/media/, as it does with ' +
        `/_matrix/media/, to the media worker${on}${rest}`,
      ...media.map(worker => worker.get('worker_app')),
      ...(isElsewhere ? [repository] : []),
    );
  },
});

const isMedia = (listener: Setting): boolean =>
  listener.at('resources').items.some(resource => resource.at('names').items.some(({ text }) => text === 'media'));
