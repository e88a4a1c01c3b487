import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'Bridges and bots have to say m.login.application_service when they create users',
  note: 'Application Services must use type `m.login.application_service` when registering users',
  before: 'a request without the type is taken',
  // v1.32.0:synapse/rest/client/v2_alpha/register.py:469
  otherwise: changes('every process', 'a bridge that does not send the type cannot create users'),
  act: 'before',
  about: ({ main }) => main.get('app_service_config_files').items,
  advice: 'Upgrade the bridges and bots of these files first',
});
