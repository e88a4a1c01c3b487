import { advise, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'Bridges register users with username instead of user',
  note: 'Application service registration with "user" property deprecation',
  otherwise: {
    // v1.88.0:synapse/rest/client/register.py:483
    '1.85.0': deprecated('the main process', 'user is still read'),
    // v1.89.0/register-user-property-removed
    '1.89.0': 'over',
  },
  about: ({ main }) => main.get('app_service_config_files').items,
  advice: 'Update bridges that send user instead of username to /register: from 1.89 on they create no users any more',
});
