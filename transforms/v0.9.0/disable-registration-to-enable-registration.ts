import { blocks, deprecated, type Setting, type Step, strtobool, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'enable_registration replaces disable_registration, which says the opposite',
  before: 'disable_registration is the only option',
  // v0.9.0:synapse/config/registration.py:29, v1.157.1:synapse/config/registration.py:52
  otherwise: deprecated('every process', 'disable_registration overrides enable_registration'),
  change({ find, ownerOf }, step) {
    for (const disable of find('disable_registration')) {
      const process = ownerOf(disable.file);
      if (disable !== process.get('disable_registration')) {
        step.remove(disable);
        continue;
      }
      const enable = step.successor(disable, 'enable_registration');
      const isOpen = opensRegistration(step, disable);
      if (!enable.isSet) {
        step.set(enable, isOpen, { insteadOf: disable });
        continue;
      }
      if (strtobool(enable.value) !== isOpen)
        step.notice(
          `registration is ${isOpen ? 'open' : 'closed'}, as disable_registration says; the other had no effect`,
          enable,
          disable,
        );
      step.set(enable, isOpen);
      step.remove(disable);
    }
  },
});

/** Synapse reads the word, and crashes on one that it does not know, null included. */
function opensRegistration(step: Step, disable: Setting): boolean {
  const isDisabled = strtobool(disable.value);
  if (isDisabled !== undefined) return !isDisabled;
  step.consequence(blocks('every process', 'disable_registration must be a word for true or false'));
  const answer = step.ask({
    id: 'registration',
    question: `disable_registration is ${disable.isNull ? 'empty' : disable.value}; may anybody register?`,
    choices: { open: 'yes, enable_registration: true', closed: 'no, enable_registration: false' },
    about: [disable],
  });
  return answer === 'open';
}
