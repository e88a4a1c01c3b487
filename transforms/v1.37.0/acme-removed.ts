import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Synapse no longer obtains or renews certificates, and ignores the acme section',
  // v1.36.0:synapse/config/tls.py:50
  before: 'with acme.enabled the certificate is obtained and renewed, with a warning from 1.11.0',
  otherwise: changes('the main process', 'nobody renews the TLS certificate, as the acme section is ignored'),
  act: 'before',
  change({ main, find }, step) {
    const acme = main.get('acme');
    if (acme.at('enabled').truthy) askWhoRenews(step, acme, main.get('tls_certificate_path').text);
    else step.consequence(cleanup('every process', 'no message is logged'));
    step.remove(...find('acme'));
  },
});

function askWhoRenews(step: Step, acme: Setting, path = 'tls_certificate_path'): void {
  const renewal = step.ask({
    id: 'renewal',
    question: 'Synapse renewed the TLS certificate; who renews it from now on?',
    choices: {
      proxy: 'a reverse proxy, which terminates TLS',
      client: `an ACME client, which writes to ${path}`,
      handled: 'somebody does so already',
      nobody: 'nobody yet',
    },
    unattended: 'nobody',
    about: [acme],
  });
  const port = acme.at('port').isNull ? 80 : acme.at('port').value;
  if (renewal === 'proxy')
    step.notice(`Let a reverse proxy terminate TLS before the certificate expires; it may need port ${port}`, acme);
  if (renewal === 'client')
    step.notice(`Let an ACME client write to ${path} before the certificate expires; it may need port ${port}`, acme);
  if (renewal === 'nobody')
    step.notice(
      'Nobody renews the TLS certificate from 1.37.0 on. Before it expires, set up a reverse proxy, ' +
        `or an ACME client that writes to ${path}; it may need port ${port}`,
      acme,
    );
}
