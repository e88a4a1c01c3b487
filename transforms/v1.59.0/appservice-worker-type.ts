import { deprecated, workerDuty } from '../../src/chain/contract.js';

export default workerDuty({
  summary: 'notify_appservices and the worker type appservice give way to notify_appservices_from_worker',
  note: 'Deprecation of the `synapse.app.appservice` and `synapse.app.user_dir` worker application types',
  otherwise: deprecated('every process', 'each process that sees notify_appservices warns at every start'),
  oldKey: 'notify_appservices',
  newKey: 'notify_appservices_from_worker',
  oldApp: 'synapse.app.appservice',
  does: 'talks to the application services',
});
