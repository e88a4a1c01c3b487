import { cleanup, type Process, type Setting, type Step, transform } from '../../src/chain/contract.js';

const WRONG = 'registration_shared_secret_file';
const RIGHT = 'registration_shared_secret_path';

export default transform({
  summary: `The option is called ${RIGHT}, whatever the manual said from 1.67 to 1.77`,
  // v1.67.0:docs/usage/configuration/config_documentation.md:2102, v1.67.0:synapse/config/registration.py:64
  before: 'no release reads it',
  otherwise: cleanup('every process', 'no message is logged'),
  change({ find, ownerOf }, step) {
    for (const wrong of find(WRONG)) {
      const owner = ownerOf(wrong.file);
      const isInForce = owner.get(WRONG) === wrong && wrong.truthy;
      if (!isInForce || owner.get(RIGHT).truthy) step.remove(wrong);
      else decide(step, wrong, owner);
    }
  },
});

function decide(step: Step, wrong: Setting, owner: Process): void {
  // Without it the registration secret takes its part: v1.67.0:synapse/config/key.py:163
  const isMacaroonSecret = !owner.get('macaroon_secret_key').isSet;
  // Both together are refused: v1.67.0:synapse/config/registration.py:67
  const isInline = owner.get('registration_shared_secret').truthy;
  const answer = step.ask({
    id: 'misspelling',
    question: isInline
      ? `${WRONG} is ignored, and registration_shared_secret holds the secret; what is to become of it?`
      : `${WRONG} is not an option; Synapse ignores it. What is to become of it?`,
    choices: {
      keep: 'it stays without effect',
      delete: 'it goes',
      ...(!isInline && {
        rename:
          `it becomes ${RIGHT}: the secret in the file, made up if there is none, registers users` +
          (isMacaroonSecret ? ', and tokens signed so far stop being valid' : ''),
      }),
    },
    unattended: 'keep',
    about: [wrong],
  });
  if (answer === 'delete') step.remove(wrong);
  if (answer === 'keep')
    step.notice(
      `Synapse ignores this: the option is called ${RIGHT}; set macaroon_secret_key before you use it`,
      wrong,
    );
  if (answer !== 'rename') return;
  step.move(wrong, wrong.file.get(RIGHT));
  step.notice(
    'The admin API registers users by the secret in this file; Synapse makes the file if there is none',
    wrong,
  );
  if (isMacaroonSecret)
    step.notice(
      'Tokens signed so far stop being valid, as the secret in this file signs them, too; ' +
        'to avoid that, set macaroon_secret_key first',
      wrong,
    );
}
