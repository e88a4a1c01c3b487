import { blocks, type Setting, secret, transform } from '../../src/chain/contract.js';

const SECRETS = ['client_secret', 'client_secret_path', 'client_secret_jwt_key'];

export default transform({
  summary: 'A provider without a client secret must say client_auth_method: none',
  before: 'an empty secret is sent',
  // v1.100.0:synapse/config/oidc.py:311
  otherwise: blocks('every process', 'a provider with a client_auth_method and without a client secret is refused'),
  change({ find }, step) {
    const active = find('oidc_config').filter(provider => provider.at('enabled').truthy);
    for (const provider of [...find('oidc_providers[]'), ...active]) {
      const method = provider.at('client_auth_method');
      if (method.isNull || method.text === 'none' || SECRETS.some(key => !provider.at(key).isNull)) continue;
      const answer = step.ask({
        id: `secret-of-${idOf(provider)}`,
        question: `the provider ${idOf(provider)} has no client secret; which is it?`,
        or: { none: 'it is a public client, which needs none' },
        input: secret,
        unattended: 'none',
        about: [provider],
      });
      if (answer === 'none') step.set(method, 'none');
      else step.set(provider.at('client_secret'), answer, { near: ['client_id'] });
    }
  },
});

const idOf = (provider: Setting): string => provider.at('idp_id').text ?? 'oidc';
