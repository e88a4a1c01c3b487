import { changes, text, transform } from '../../src/chain/contract.js';

const PUBLIC = 'recaptcha_public_key';
/** What the generated file said; that of 0.9 swapped the two: v0.9.3:synapse/config/captcha.py:35 */
const PLACEHOLDERS = ['YOUR_PUBLIC_KEY', 'YOUR_PRIVATE_KEY'];

export default transform({
  summary: 'A captcha needs the public key of the reCAPTCHA account, too',
  note: 'Upgrading to v0.8.0',
  otherwise: {
    '0.8.0': changes(
      'the main process',
      'the captcha of the registration page takes its key from a file of that page',
    ),
    // v0.9.0:synapse/config/captcha.py:22, v1.100.0:synapse/handlers/auth.py:728
    '0.9.0': changes('the main process', 'nobody can solve the captcha, so nobody can register'),
  },
  act: 'with',
  change({ main }, step) {
    const enabled = main.get('enable_registration_captcha');
    if (!enabled.truthy) return;
    if (!step.upgrade.reaches('0.9.0'))
      return step.notice('Write the public captcha key into static/client/register/register_config.js', enabled);
    // v1.135.0:synapse/config/captcha.py:70
    if (step.upgrade.reaches('1.135.0') && main.get('recaptcha_public_key_path').truthy) return;
    const key = main.get(PUBLIC);
    if (key.truthy && !PLACEHOLDERS.includes(key.text ?? '')) return;
    const answer = step.ask({
      id: 'public-key',
      question: 'what is the public key (site key) of your reCAPTCHA account?',
      input: { ...text, expects: 'a key' },
      or: { off: 'the captcha is switched off, and registration goes on without it' },
      about: [key.isSet ? key : enabled],
    });
    if (answer === 'off') return step.set(enabled, false);
    const secret = main.get('recaptcha_private_key');
    const place = key.isSet ? key : step.successor(secret.isSet ? secret : enabled, PUBLIC);
    step.set(place, answer, { near: ['recaptcha_private_key'] });
  },
});
