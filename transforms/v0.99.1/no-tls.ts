import {
  blocks,
  deprecated,
  type Process,
  type Setting,
  type Step,
  strtobool,
  transform,
} from '../../src/chain/contract.js';

/** v0.99.1:synapse/config/tls.py:52 */
const CERTIFICATE = 'Synapse starts with TLS listeners only if tls_certificate_path and tls_private_key_path are set';
const PORTS = ['bind_port', 'unsecure_port', 'bind_host', 'gzip_responses'];

export default transform({
  summary: 'no_tls is not needed any more: what the listeners say counts',
  before: 'listeners with TLS are not opened while no_tls is set',
  // v0.99.1:synapse/config/server.py:170
  otherwise: deprecated('every process', 'listeners with TLS are dropped while no_tls is set'),
  act: 'before',
  change({ main, find }, step) {
    for (const noTls of find('no_tls')) {
      const isDecided = noTls === main.get('no_tls');
      if (isDecided && noTls.truthy && isMeant(step, noTls)) withoutTls(step, main, noTls);
      else step.remove(noTls);
    }
  },
});

/** Synapse takes the text "false" for true. */
function isMeant(step: Step, noTls: Setting): boolean {
  if (noTls.text === undefined || strtobool(noTls.text) !== false) return true;
  const answer = step.ask({
    id: 'no-tls',
    question: `no_tls is the text "${noTls.text}", which Synapse takes for true; are TLS listeners to stay closed?`,
    choices: { closed: 'as today', open: 'they are opened' },
    unattended: 'closed',
    about: [noTls],
  });
  if (answer === 'open') step.notice(CERTIFICATE, noTls);
  return answer === 'closed';
}

function withoutTls(step: Step, main: Process, noTls: Setting): void {
  if (main.get('bind_port').truthy && !listHolds(step, main, noTls)) return plainListener(step, main, noTls);
  const listeners = main.get('listeners').items;
  const closed = listeners.filter(listener => listener.at('tls').truthy);
  if (closed.length && closed.length === listeners.length)
    return step.refuse(noTls, 'all listeners use TLS, so Synapse serves nothing; give one of them tls: false');
  if (closed.length) {
    const answer = step.ask({
      id: 'tls-listeners',
      question: 'no_tls keeps the listeners with TLS closed; what is to become of them?',
      choices: { remove: 'they go: plain HTTP only, as today', open: 'they are opened' },
      unattended: 'remove',
      about: closed,
    });
    if (answer === 'remove') step.remove(...closed);
    else step.notice(CERTIFICATE, ...closed);
  }
  step.remove(noTls);
}

/** bind_port makes Synapse ignore the list; from 0.99.1 on it refuses both: v0.99.1:synapse/config/server.py:170 */
function listHolds(step: Step, main: Process, noTls: Setting): boolean {
  step.consequence(blocks('every process', 'no_tls together with bind_port is refused'));
  const listeners = main.get('listeners');
  if (!listeners.truthy) return false;
  const old = PORTS.map(option => main.get(option)).filter(setting => setting.isSet);
  const answer = step.ask({
    id: 'bind-port',
    question: 'bind_port makes Synapse ignore listeners; which of the two holds?',
    choices: { bind_port: 'the port without TLS, as today; the list goes', listeners: 'the list counts' },
    about: [...old, listeners, noTls],
  });
  if (answer === 'listeners') step.remove(...old);
  return answer === 'listeners';
}

/** What the options from before 0.9.3 open without TLS: v0.9.3:synapse/config/server.py:31 */
function plainListener(step: Step, main: Process, noTls: Setting): void {
  const [bindPort, unsecure, host, gzip] = PORTS.map(option => main.get(option));
  const listeners = main.get('listeners');
  if (typeof bindPort?.value !== 'number') return step.refuse(noTls, 'bind_port is not a number');
  const port = unsecure?.isSet ? unsecure.value : bindPort.value - 400;
  if (!port) return step.refuse(noTls, 'with unsecure_port 0 no port would be left; name one');
  const compress = gzip?.isSet ? gzip.truthy : true;
  const plain = {
    port,
    type: 'http',
    tls: false,
    // Empty means every IPv4 address and no IPv6 one.
    bind_addresses: [host?.text || '0.0.0.0'],
    resources: [
      { names: ['client'], compress },
      { names: ['federation'], compress: false },
    ],
  };
  const old = [bindPort, ...[unsecure, host, gzip, noTls].flatMap(setting => (setting?.isSet ? setting : []))];
  step.set(listeners.isSet ? listeners : bindPort.file.get('listeners'), [plain], { insteadOf: old });
}
