import {
  changes,
  type Deployment,
  type Process,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

const OLD = 'experimental_features';
const NEW = 'login_via_existing_session';
/** Old flag and new option; values and defaults are the same. */
const NAMES = [
  ['msc3882_enabled', 'enabled'],
  ['msc3882_ui_auth', 'require_ui_auth'],
  ['msc3882_token_timeout', 'token_timeout'],
] as const;

export default transform({
  summary: 'Logging in by an existing session has options of its own, login_via_existing_session',
  before: 'the flags of MSC3882 are read',
  // v1.86.0:synapse/config/auth.py:66
  otherwise: changes('every process', 'the flags are not read, so logging in by an existing session is off'),
  change(deployment, step) {
    for (const features of deployment.find(OLD)) convert(deployment, step, features);
  },
});

function convert({ ownerOf }: Deployment, step: Step, features: Setting): void {
  const enabled = features.at('msc3882_enabled');
  const process = ownerOf(features.file);
  // Flags of a section that a later file hides had no effect; nor had the other two without the first.
  const inForce = process.get(OLD) === features && enabled.truthy;
  if (inForce && isDelegated(step, process))
    // v1.86.0:synapse/config/experimental.py:197
    step.notice('Your authentication service offers this login itself; here it is refused', enabled);
  const section = inForce && !isDelegated(step, process) ? step.successor(enabled, NEW) : undefined;
  for (const [old, name] of NAMES) {
    const flag = features.at(old);
    const target = section?.at(name);
    // What is there already holds.
    if (flag.isSet && target?.isNull && !flag.isNull) step.move(flag, target);
    else if (flag.isSet) step.remove(flag);
  }
}

const isDelegated = ({ upgrade }: Step, process: Process): boolean =>
  process.get('experimental_features.msc3861.enabled').truthy ||
  (upgrade.reaches('1.136.0') && process.get('matrix_authentication_service.enabled').truthy);
