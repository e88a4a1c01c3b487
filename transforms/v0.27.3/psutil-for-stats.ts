import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'The statistics that report_stats sends include memory and CPU, if psutil is installed',
  note: 'Upgrading to v0.27.3',
  // v0.27.3:synapse/app/homeserver.py:470
  otherwise: info('the main process', 'without psutil the log says that the two are left out'),
  about: ({ main }) => [main.get('report_stats')].filter(({ truthy }) => truthy),
  advice: 'Install the Python package psutil to share memory and CPU figures as well, or set report_stats to false',
});
