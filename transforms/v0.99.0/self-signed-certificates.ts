import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Other servers will ask for a certificate of a public authority',
  note: 'Upgrading to v0.99.0',
  before: 'servers trust the self-signed certificate that Synapse makes at its first start',
  // v0.99.0:synapse/config/tls.py:101
  kind: 'notice',
  otherwise: changes('the main process', 'servers from 1.0 on refuse a self-signed certificate'),
  act: 'before',
  onlyWhenCrossing: true,
  change({ main }, { notice }) {
    const port = main.get('bind_port');
    const serving = [
      ...(port.truthy ? [port] : []),
      ...main.get('listeners').items.filter(listener => listener.at('tls').truthy),
    ];
    // Then the listener is left out: v0.34.1.1:synapse/app/homeserver.py:92
    if (!serving.length || main.get('no_tls').truthy) return;
    const path = main.get('tls_certificate_path');
    const issuer = `openssl x509 -noout -subject -issuer -in ${path.text ?? '<tls_certificate_path>'}`;
    notice(
      `Get a certificate from a public authority, here or in a reverse proxy, if this names the same twice: ${issuer}`,
      ...(path.isSet ? [path] : serving),
    );
  },
});
