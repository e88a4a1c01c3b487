import {
  blocks,
  cleanup,
  deprecated,
  equal,
  isMapping,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

const LONG = 'synapse.util.ldap_auth_provider.LdapAuthProvider';
const SHORT = 'ldap_auth_provider.LdapAuthProvider';

export default transform({
  summary: 'ldap_config gives way to an element of password_providers',
  before: 'Synapse itself talks to the LDAP server',
  otherwise: {
    // v0.18.2:synapse/config/password_auth_providers.py:27
    '0.18.2': deprecated('every process', 'an enabled ldap_config is read as the first of password_providers'),
    // v0.25.0:synapse/config/password_auth_providers.py:32
    '0.25.0': blocks('every process', 'an enabled ldap_config crashes Synapse'),
    '0.27.0': deprecated('every process', 'an enabled ldap_config is read as the first of password_providers'),
  },
  act: 'before',
  change(deployment, step) {
    for (const ldap of deployment.find('ldap_config')) {
      const isOverridden = ldap !== deployment.ownerOf(ldap.file).get('ldap_config');
      if (isOverridden || !ldap.at('enabled').truthy) dropDisabled(step, ldap, isOverridden);
      else toProvider(step, ldap, step.successor(ldap, 'password_providers'));
    }
  },
});

function dropDisabled(step: Step, ldap: Setting, isOverridden: boolean): void {
  if (ldap.isNull && !isOverridden)
    step.consequence(blocks('every process', 'ldap_config without a value crashes Synapse'));
  else step.consequence(cleanup('every process', 'ldap_config is switched off'));
  const keepsPassword = !ldap.at('bind_password').isNull;
  const answer = keepsPassword
    ? step.ask({
        id: `disabled-in-${ldap.file.path}`,
        question: 'ldap_config is switched off but holds a password; what is to become of it?',
        choices: { keep: 'it stays as it is', delete: 'it goes' },
        unattended: 'keep',
        about: [ldap],
      })
    : 'delete';
  if (answer === 'delete') step.remove(ldap);
}

function toProvider(step: Step, ldap: Setting, providers: Setting): void {
  const known = providers.items.filter(item => [LONG, SHORT].includes(item.at('module').text ?? ''));
  if (step.upgrade.reaches('0.18.5'))
    for (const module of known.map(item => item.at('module'))) if (module.text === LONG) step.set(module, SHORT);
  if (known.some(item => isSame(item.at('config'), ldap))) return step.remove(ldap);
  if (known.length)
    step.notice('ldap_config and password_providers both name LDAP; Synapse asks both, as before', ldap, ...known);

  // Synapse asks its providers in turn, ldap_config first: v0.18.2:synapse/config/password_auth_providers.py:27
  if (providers.items.length)
    step.ask({
      id: 'order',
      question: 'Synapse asks ldap_config before the other password_providers; may it come last?',
      choices: { last: 'the others are asked first; a password that one of them accepts is accepted there' },
      about: [ldap, providers],
    });
  // Wrapped under a name that is free, and then into the list, so that its comments come along.
  const element = providers.file.get(['ldap_config_as_provider']);
  step.move(ldap, element.at('config'));
  step.set(element.at('module'), step.upgrade.reaches('0.18.5') ? SHORT : LONG, { first: true });
  step.move(element, providers.end);
}

const isSame = (config: Setting, ldap: Setting): boolean =>
  isMapping(config.value) &&
  isMapping(ldap.value) &&
  equal({ ...config.value, enabled: true }, { ...ldap.value, enabled: true });
