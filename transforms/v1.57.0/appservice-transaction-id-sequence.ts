import { advise, blocks } from '../../src/chain/contract.js';

export default advise({
  summary: 'Transactions to bridges are numbered in the database',
  note: 'Changes to database schema for application services',
  otherwise: blocks('every process', 'if the worker for bridges sends while the database is upgraded'),
  act: 'before',
  // How such a worker is known: v1.56.0:synapse/config/appservice.py:36
  about: ({ main, workers }) => {
    if (!main.get('app_service_config_files').items.length) return [];
    const left = [main.get('notify_appservices')].filter(notifies => notifies.isSet && !notifies.truthy);
    const types = workers.map(worker => worker.get('worker_app'));
    return [...left, ...types.filter(({ text }) => text === 'synapse.app.appservice')];
  },
  advice: 'Stop the worker for bridges, and start it only after the main process has upgraded the database',
});
