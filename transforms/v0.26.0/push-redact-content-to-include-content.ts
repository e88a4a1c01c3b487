import { cleanup, type Deployment, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'push.include_content says what redact_content meant, the other way round',
  before: 'email.redact_content is read by accident, and push.redact_content is not read',
  // v0.26.0:synapse/config/push.py:43
  otherwise: deprecated('every process', 'email.redact_content overrides push.include_content, with a line at start'),
  act: 'after',
  change(deployment, step) {
    const inEmail = deployment.find('email.redact_content');
    const inPush = deployment.find('push.redact_content');
    const deciding = inEmail.filter(
      old => !old.isNull && deployment.ownerOf(old.file).get('email.redact_content') === old,
    );
    if (!deciding.length) step.consequence(cleanup('every process', 'push.redact_content is not read'));
    for (const old of deciding) honour(step, old);
    const replaced = deciding.length ? undefined : hiddenNow(step, deployment);
    step.remove(...[...inEmail, ...inPush].filter(old => old !== replaced));
  },
});

/** Null alone lets push.include_content count; true is its default. */
function honour(step: Step, old: Setting): void {
  const include = step.successor(old, 'push.include_content');
  if (include.isSet ? include.value !== !old.truthy : old.truthy) step.set(include, !old.truthy);
}

/**
 * The admin wanted the text of messages hidden, and it never was: v0.22.0:synapse/config/push.py:23. Gives the option
 * whose place include_content takes.
 */
function hiddenNow(step: Step, { main }: Deployment): Setting | undefined {
  const old = main.get('push.redact_content');
  const include = main.get('push.include_content');
  if (!old.truthy || include.isSet) return undefined;
  const answer = step.ask({
    id: 'hide',
    question: 'push.redact_content has never hidden the text of messages from push servers; hide it now?',
    choices: { no: 'push notifications carry the text, as today', yes: 'they carry no text' },
    unattended: 'no',
    about: [old],
  });
  if (answer === 'no') {
    step.notice('Push notifications carry the text of messages', old);
    return undefined;
  }
  step.set(include, false, { insteadOf: old });
  return old;
}
