import { advise, changes, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'Bridges are called by versioned paths and with the token in the Authorization header',
  note: 'Application service path & authentication deprecations',
  before: 'bridges are called by unversioned paths',
  otherwise: {
    '1.81.0': deprecated('every process', 'the old paths and the token as a query parameter are still used, too'),
    // v1.90.0:synapse/appservice/api.py:81
    '1.90.0': changes('every process', 'the old paths are not tried any more, and the token is sent in the header'),
  },
  about: ({ main }) => main.get('app_service_config_files').items,
  advice:
    'Update bridges that do not serve /_matrix/app/v1/ or want their token as access_token in the query; ' +
    'from 1.90 on they receive nothing',
});
