import { changes, info, listenersServing, type Setting, transform } from '../../src/chain/contract.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export default transform({
  summary: 'Some pages for users are below /_synapse/client, which a reverse proxy has to pass on',
  note: 'Forwarding `/_synapse/client` through your reverse proxy',
  before: 'clients need nothing but /_matrix',
  // v1.21.0:synapse/app/homeserver.py:217
  kind: 'notice',
  otherwise: changes('the main process', 'the links in mails for a password reset lead nowhere'),
  act: 'with',
  onlyWhenCrossing: true,
  change({ main }, step) {
    const proxied = listenersServing(main, 'client').filter(isBehindProxy);
    if (!proxied.length) return;
    const email = main.get('email');
    if (!email.truthy) step.consequence(info('the main process', 'later releases have more pages there'));
    const ports = [...new Set(proxied.map(listener => String(listener.at('port').value)))].join(', ');
    step.notice(
      `Let the reverse proxy pass /_synapse/client on to port ${ports}, as it does /_matrix; ` +
        'in nginx: location ~ ^(/_matrix|/_synapse/client)',
      ...proxied,
    );
  },
});

function isBehindProxy(listener: Setting): boolean {
  if (listener.at('type').text !== 'http') return false;
  const addresses = listener.at('bind_addresses').items;
  const isLocal = addresses.length > 0 && addresses.every(({ text }) => LOOPBACK.includes(text ?? ''));
  return listener.at('x_forwarded').truthy || (isLocal && !listener.at('tls').truthy);
}
