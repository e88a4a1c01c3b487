import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Processes tell each other of account data and devices in a new format',
  note: 'Changes to the account data replication streams',
  otherwise: info(
    'every process',
    'processes older than 1.76 and newer ones miss changes of account data and devices',
  ),
  act: 'with',
  about: ({ workers }) => workers.map(worker => worker.get('worker_app')),
  advice:
    'Stop all processes, upgrade, and start them together: workers left on the old release miss what the others write',
});
