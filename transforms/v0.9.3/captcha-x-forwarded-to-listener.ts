import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Each listener says whether it trusts X-Forwarded-For, instead of captcha_ip_origin_is_x_forwarded',
  before: 'captcha_ip_origin_is_x_forwarded holds for the whole process',
  // v0.9.2:synapse/config/captcha.py:26, v0.9.3:synapse/config/server.py:166
  otherwise: changes('every process', 'on listeners without x_forwarded all clients have the address of the proxy'),
  act: 'after',
  change({ main, find }, step) {
    const old = find('captcha_ip_origin_is_x_forwarded');
    if (!old.length) return;
    const behindProxy = main.get('captcha_ip_origin_is_x_forwarded');
    if (!behindProxy.truthy) step.consequence(cleanup('every process', 'the option is not read'));
    else if (main.get('bind_port').truthy)
      return step.refuse(behindProxy, 'bind_port cannot say it; turn bind_port into listeners first');
    else
      for (const listener of main.get('listeners').items)
        if (listener.at('type').text === 'http' && !listener.at('tls').truthy && !listener.at('x_forwarded').isSet)
          trust(step, listener);
    step.remove(...old);
  },
});

/** Whoever reaches such a port directly can claim any address. */
function trust(step: Step, listener: Setting): void {
  const name = String(listener.at('port').value);
  const answer = step.ask({
    id: `listener-${name}`,
    question: `is the listener on ${name} reached through your proxy only?`,
    choices: { proxy: 'yes, it trusts X-Forwarded-For', direct: 'no, clients may reach it directly' },
    unattended: isLoopback(listener) ? 'proxy' : 'direct',
    about: [listener],
  });
  if (answer === 'proxy') step.set(listener.at('x_forwarded'), true, { near: ['tls', 'type', 'port'] });
  else step.notice(`The listener on ${name} does not trust X-Forwarded-For`, listener);
}

function isLoopback(listener: Setting): boolean {
  const bound = [listener.at('bind_address'), ...listener.at('bind_addresses').items].filter(one => one.truthy);
  return bound.length > 0 && bound.every(({ text }) => /^(?:127\.[\d.]+|::1|localhost)$/.test(text ?? ''));
}
