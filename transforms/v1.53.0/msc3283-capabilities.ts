import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Clients are told by stable names what users may change',
  note: 'Deprecation of `capability` `org.matrix.msc3283.*`',
  otherwise: info('every process', 'the stable names are sent as well'),
  // The unstable names were sent only with the flag: v1.53.0:synapse/rest/client/capabilities.py:78
  about: ({ main }) => [main.get('experimental_features.msc3283_enabled')].filter(flag => flag.truthy),
  advice:
    'Let clients of your own read m.set_displayname, m.set_avatar_url and m.3pid_changes, not org.matrix.msc3283.*',
});
