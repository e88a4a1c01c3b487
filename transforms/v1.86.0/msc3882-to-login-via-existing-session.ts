import { type ConfigFile, changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

const OLD = 'experimental_features';
const NEW = 'login_via_existing_session';
/** Old flag to new option; values and defaults are the same. */
const NAMES = {
  msc3882_enabled: 'enabled',
  msc3882_ui_auth: 'require_ui_auth',
  msc3882_token_timeout: 'token_timeout',
};

export default transform({
  summary: 'Logging in by an existing session has options of its own, login_via_existing_session',
  before: 'the flags of MSC3882 are read',
  // v1.86.0:synapse/config/auth.py:66
  otherwise: changes('every process', 'the flags are not read, so logging in by an existing session is off'),
  change({ files }, step) {
    for (const file of files.filter(({ role }) => role === 'homeserver' || role === 'worker')) convert(step, file);
  },
});

function convert(step: Step, file: ConfigFile): void {
  const flags = Object.keys(NAMES).map(flag => file.get([OLD, flag]));
  const set = flags.filter(flag => flag.isSet);
  const [enabled] = flags;
  if (!set.length || !enabled) return;
  const section = step.successor(enabled, NEW);
  const delegated =
    file.get('experimental_features.msc3861.enabled').truthy ||
    file.get('matrix_authentication_service.enabled').truthy;
  // v1.86.0:synapse/config/experimental.py:197
  if (delegated && enabled.truthy)
    step.notice('Your authentication service offers this login itself; here it is refused', enabled);
  if (enabled.truthy && !delegated) for (const flag of set) fill(step, flag, section);
  step.remove(...set);
}

/** What is there already holds. */
function fill(step: Step, flag: Setting, section: Setting): void {
  const name = Object.entries(NAMES).find(([old]) => old === flag.key)?.[1] ?? '';
  const target = section.at(name);
  if (target.isNull) step.set(target, flag.value ?? null, { near: [OLD] });
}
