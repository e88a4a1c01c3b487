import { blocks, secret, text, transform } from '../../src/chain/contract.js';

const PRIVATE = 'recaptcha_private_key';

export default transform({
  summary: 'recaptcha_public_key and recaptcha_private_key must be text',
  before: 'a number is taken',
  // v1.57.0:synapse/config/captcha.py:30, 37
  otherwise: blocks('every process', 'a key that is not text is refused'),
  change({ processes }, step) {
    const keys = processes.flatMap(process => [process.get('recaptcha_public_key'), process.get(PRIVATE)]);
    for (const key of new Set(keys)) {
      if (key.isNull || key.text !== undefined) continue;
      // As written: 0123 and 1e5 must keep their characters.
      const digits = typeof key.value === 'number' || typeof key.value === 'bigint' ? key.source : undefined;
      const value =
        digits ??
        step.ask({
          id: `${key}-in-${key.file.path}`,
          question: `${key} is neither text nor a number; which key is it?`,
          input: key.key === PRIVATE ? secret : { ...text, expects: 'a key' },
          about: [key],
        });
      step.set(key, value);
    }
  },
});
