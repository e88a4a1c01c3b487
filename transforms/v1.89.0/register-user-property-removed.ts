import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'Bridges that register users with user instead of username create none any more',
  note: 'Removal of unspecced `user` property for `/register`',
  before: 'user is read, too',
  // v1.89.0:synapse/rest/client/register.py:464
  otherwise: changes('the main process', 'only username is read'),
  about: ({ main }) => main.get('app_service_config_files').items,
  advice: 'Update bridges that are years old first: those that send user instead of username create no users any more',
});
