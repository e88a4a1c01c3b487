// Long, since a dozen options are refused beside delegated accounts, and only two of them say nothing of their own.
import { blocks, type Process, type Setting, type Step, strtobool, transform } from '../../src/chain/contract.js';

/** Without delegation both are on by default, with it both are off: v1.136.0:synapse/config/auth.py:46 */
const ONLY_DEFAULTS = ['enable_3pid_changes', 'password_config.enabled'];

export default transform({
  summary: 'While an authentication service handles the accounts, Synapse refuses its own settings for them',
  otherwise: {
    // v1.91.0:synapse/config/experimental.py:155
    '1.86.0': blocks('every process', 'its own log-in and registration are refused beside an authentication service'),
    // v1.91.0:synapse/config/experimental.py:179, v1.91.0:synapse/config/experimental.py:228
    '1.91.0': blocks(
      'every process',
      'its own log-in, registration, consent and e-mail changes are refused beside an authentication service',
    ),
  },
  change({ processes }, step) {
    const asked = new Set<Setting>();
    for (const process of processes.filter(isDelegated))
      for (const setting of conflictsOf(process, step)) {
        if (asked.has(setting)) continue;
        asked.add(setting);
        if (!ONLY_DEFAULTS.includes(String(setting)) || setting.value !== true)
          step.ask({
            id: String(setting),
            question: `an authentication service handles the accounts, so Synapse refuses ${setting}; delete it?`,
            choices: { delete: 'it ends here; if users need it, set it up in the authentication service' },
            about: [setting],
          });
        // Without the last one, one in an earlier file would count.
        const everywhere = process.files.map(file => file.get(setting.path)).filter(one => one.isSet);
        step.remove(...(setting.path.length === 1 ? everywhere : [setting]));
      }
  },
});

/** Where the target has no msc3861, v1.136.0/msc3861-to-matrix-authentication-service keeps the accounts delegated. */
const isDelegated = (process: Process): boolean =>
  ['experimental_features.msc3861.enabled', 'matrix_authentication_service.enabled'].some(
    option => process.get(option).value === true,
  );

/** v1.91.0:synapse/config/experimental.py:155, v1.136.0:synapse/config/mas.py:88 */
function conflictsOf(process: Process, { upgrade }: Step): readonly Setting[] {
  const all = (...options: readonly string[]): readonly Setting[] => options.map(option => process.get(option));
  const [enable, disable] = [process.get('enable_registration'), process.get('disable_registration')];
  const isOpen = disable.isSet ? strtobool(disable.value) === false : strtobool(enable.value) === true;
  const truthy = all(
    'password_config.enabled',
    'enable_registration_captcha',
    'login_via_existing_session.enabled',
    'refresh_token_lifetime',
    'nonrefreshable_access_token_lifetime',
    'session_lifetime',
    'oidc_providers',
    'password_providers',
    'oidc_config.enabled',
    'jwt_config.enabled',
  ).filter(setting => setting.truthy);
  // On without the word enabled: v1.91.0:synapse/config/saml2.py:73, v1.91.0:synapse/config/cas.py:34
  const cas = all('cas_config').filter(section => section.truthy && isOn(section));
  const saml = all('saml2_config').filter(
    section => isOn(section) && ['sp_config', 'config_path'].some(key => section.at(key).truthy),
  );
  const since91 = all('user_consent', 'enable_3pid_changes').filter(setting => setting.truthy);
  const registration = isOpen ? [enable, disable].filter(setting => setting.isSet) : [];
  return [...truthy, ...registration, ...cas, ...saml, ...(upgrade.reaches('1.91.0') ? since91 : [])];
}
const isOn = (section: Setting): boolean => !section.at('enabled').isSet || section.at('enabled').truthy;
