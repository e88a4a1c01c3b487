import { changes, type Process, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: "The admin API for a user's media changes files, so the worker for media has to serve it",
  note: '`/_synapse/admin/v1/users/{userId}/media` must be handled by media workers',
  before: 'the main process serves it',
  kind: 'notice',
  otherwise: changes('the main process', "the admin API for a user's media does not reach the media"),
  act: 'with',
  onlyWhenCrossing: true,
  change({ main, workers }, step) {
    const isMediaApp = (worker: Process): boolean => worker.app === 'synapse.app.media_repository';
    const shared = main.get('enable_media_repo');
    const apps = workers.filter(isMediaApp).map(worker => worker.get('worker_app'));
    // Only false itself takes media away: v1.41.0:synapse/config/repository.py:97
    const about = shared.value === false ? [shared, ...apps] : apps;
    if (!about.length) return;
    const serving = workers.filter(worker => isMediaApp(worker) || worker.file.get('enable_media_repo').truthy);
    const port = serving.flatMap(mediaPorts)[0];
    step.notice(
      'Let the reverse proxy pass ^/_synapse/admin/v1/users/.*/media$ on to the worker for media' +
        (port === undefined ? '' : `, port ${port}; in nginx: location ~ ^/_synapse/admin/v1/users/.*/media$`),
      ...about,
    );
  },
});

const mediaPorts = (worker: Process): readonly string[] =>
  worker
    .get('worker_listeners')
    .items.filter(listener => names(listener).some(({ text }) => text === 'media'))
    .map(listener => String(listener.at('port').value));
const names = (listener: Setting): readonly Setting[] =>
  listener.at('resources').items.flatMap(resource => resource.at('names').items);
