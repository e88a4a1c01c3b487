import { blocks, secret, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'macaroon_secret_key, or registration_shared_secret in its place, must be text',
  before: 'a number is taken, and fails when a token is signed',
  // v1.62.0:synapse/config/key.py:173
  otherwise: blocks('every process', 'a secret for tokens that is not text is refused'),
  change({ processes }, step) {
    const effective = processes.map(process => {
      const own = process.get('macaroon_secret_key');
      // v1.121.0:synapse/config/key.py:170, v1.122.0:synapse/config/key.py:183
      const isLate = step.upgrade.reaches('1.122.0');
      const counts = isLate ? own.truthy || process.get('macaroon_secret_key_path').truthy : own.isSet;
      return counts ? own : process.get('registration_shared_secret');
    });
    for (const key of new Set(effective)) {
      if (!key.truthy || key.text !== undefined) continue;
      const id = `${key}-in-${key.file.path}`;
      const written = typeof key.value === 'object' ? undefined : key.source;
      const question = `${key} is not text; which secret is it?`;
      const answer = step.ask({
        id,
        question,
        input: secret,
        ...(written !== undefined && { or: { 'as-written': 'what is written there, as text' } }),
        about: [key],
      });
      step.set(key, answer === 'as-written' && written !== undefined ? written : answer);
    }
  },
});
