import { deprecated, workerDuty } from '../../src/chain/contract.js';

export default workerDuty({
  summary: 'update_user_directory and the worker type user_dir give way to update_user_directory_from_worker',
  note: 'Deprecation of the `synapse.app.appservice` and `synapse.app.user_dir` worker application types',
  otherwise: deprecated('every process', 'each process that sees update_user_directory warns at every start'),
  oldKey: 'update_user_directory',
  newKey: 'update_user_directory_from_worker',
  oldApp: 'synapse.app.user_dir',
  does: 'maintains the user directory',
});
