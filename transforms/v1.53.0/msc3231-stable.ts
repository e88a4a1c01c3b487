import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Clients check registration tokens at another path',
  note: 'Stablisation of MSC3231',
  otherwise: info('every process', 'the check is served at the new path only'),
  about: ({ main }) => [main.get('registration_requires_token')].filter(required => required.truthy),
  advice:
    'If a reverse proxy or firewall has a rule for /_matrix/client/unstable/org.matrix.msc3231/, let it be for ' +
    '/_matrix/client/v1/register/m.login.registration_token/validity',
});
