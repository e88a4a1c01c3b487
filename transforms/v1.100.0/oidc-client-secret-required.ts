import { blocks, changes, type Setting, type Step, secret, transform } from '../../src/chain/contract.js';

const SECRETS = ['client_secret', 'client_secret_path', 'client_secret_jwt_key'];

export default transform({
  summary: 'A provider without a client secret must say client_auth_method: none',
  before: 'an empty secret is sent',
  // v1.100.0:synapse/config/oidc.py:311
  otherwise: blocks('every process', 'a provider with a client_auth_method and without a client secret is refused'),
  act: 'after',
  change({ find }, step) {
    const active = find('oidc_config').filter(provider => provider.at('enabled').truthy);
    // Only null counts as none: v1.100.0:synapse/config/oidc.py:306
    const bare = [...find('oidc_providers[]'), ...active].filter(provider =>
      SECRETS.every(key => provider.at(key).isNull),
    );
    const refused = bare.filter(provider => !provider.at('client_auth_method').isNull && !isPublic(provider));
    const silent = bare.filter(provider => !provider.at('client_auth_method').isSet);
    for (const provider of refused) settle(step, provider);
    // v1.100.0:synapse/config/oidc.py:308
    if (!silent.length || !step.upgrade.fromKnown || step.upgrade.alreadyOn('1.100.0')) return;
    step.notice('Up to 1.99 an empty client secret was sent to this provider, now none is: try a login', ...silent);
    if (!refused.length)
      step.consequence(changes('every process', 'no secret is sent to a provider without one, not an empty one'));
  },
});

function settle(step: Step, provider: Setting): void {
  const answer = step.ask({
    id: `secret-of-${idOf(provider)}`,
    question: `the provider ${idOf(provider)} has no client secret; which is it?`,
    or: { none: 'it is a public client, which needs none' },
    input: secret,
    unattended: 'none',
    about: [provider],
  });
  if (answer === 'none') step.set(provider.at('client_auth_method'), 'none');
  else step.set(provider.at('client_secret'), answer, { near: ['client_id'] });
}

const isPublic = (provider: Setting): boolean => provider.at('client_auth_method').text === 'none';
const idOf = (provider: Setting): string => provider.at('idp_id').text ?? 'oidc';
