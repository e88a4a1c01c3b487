import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Processes tell each other of read receipts in a new format',
  note: 'Changes to the receipts replication streams',
  otherwise: info('every process', 'processes older than 1.69 and newer ones cannot exchange receipts'),
  about: ({ workers }) => workers.map(worker => worker.get('worker_app')),
  advice:
    'Stop all processes, upgrade, and start them together: older ones do not learn of the receipts of newer ones',
});
