import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Processes tell each other of events in a new format',
  note: 'Changes to the event replication streams',
  otherwise: info('every process', 'processes older than 1.64 and newer ones do not understand each other'),
  about: ({ workers }) => workers.map(worker => worker.get('worker_app')),
  advice: 'Stop all processes, upgrade, and start them together: older ones do not learn of the events of newer ones',
});
