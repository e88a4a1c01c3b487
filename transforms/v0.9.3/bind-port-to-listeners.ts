import {
  blocks,
  cleanup,
  deprecated,
  type Mapping,
  type Process,
  type Setting,
  type Step,
  strtobool,
  transform,
  type Value,
} from '../../src/chain/contract.js';

const OLD = ['bind_port', 'unsecure_port', 'bind_host', 'gzip_responses'];

export default transform({
  summary: 'listeners describe the ports, instead of bind_port, unsecure_port, bind_host and gzip_responses',
  before: 'bind_port and the three others are the only way',
  // v0.9.3:synapse/config/server.py:31, v1.157.1:synapse/config/server.py:802
  otherwise: deprecated('every process', 'bind_port still opens its ports, and listeners is ignored'),
  act: 'before',
  change({ main, find }, step) {
    const old = find(...OLD).filter(({ file }) => file.role === 'homeserver');
    const bindPort = main.get('bind_port');
    if (!bindPort.truthy) {
      step.consequence(cleanup('every process', 'without bind_port they say nothing'));
      return step.remove(...old);
    }
    const noTls = main.get('no_tls');
    if (noTls.truthy && step.upgrade.reaches('0.99.1')) {
      // v0.99.1:synapse/config/server.py:170
      step.consequence(blocks('every process', 'no_tls together with bind_port is refused'));
      // v0.99.1/no-tls asks what the text means.
      if (noTls.text !== undefined && strtobool(noTls.text) === false) return;
    }
    const listeners = main.get('listeners');
    if (listHolds(step, listeners, old)) return step.remove(...old);
    const built = portsOf(step, main, bindPort);
    if (!built.length) return step.refuse(bindPort, 'with no_tls and unsecure_port 0 no port would be left; name one');
    const others = old.filter(setting => setting !== bindPort);
    step.set(listeners.isSet ? listeners : bindPort.file.get('listeners'), built, {
      insteadOf: [bindPort, ...others, ...(noTls.truthy ? [noTls] : [])],
    });
  },
});

/** The list in the file has not been in force. */
function listHolds(step: Step, listeners: Setting, old: readonly Setting[]): boolean {
  if (!listeners.truthy) return false;
  const answer = step.ask({
    id: 'ports',
    question: 'bind_port makes Synapse ignore listeners; which of the two holds from now on?',
    choices: { bind_port: 'the ports of bind_port, as today; the list goes', listeners: 'the list' },
    unattended: 'bind_port',
    about: [...old, listeners],
  });
  if (answer === 'bind_port')
    step.notice('The list of listeners that was not in force is gone; the backup of this run has it', listeners);
  return answer === 'listeners';
}

/** The listeners that Synapse builds from the old options: v0.9.3:synapse/config/server.py:31 */
function portsOf(step: Step, main: Process, bindPort: Setting): readonly Mapping[] {
  if (typeof bindPort.value !== 'number') {
    step.consequence(blocks('every process', 'bind_port must be a number'));
    return step.refuse(bindPort, 'it is not a number');
  }
  const [unsecure, gzip, client] = [main.get('unsecure_port'), main.get('gzip_responses'), main.get('web_client')];
  const plainPort = unsecure.isSet ? unsecure.value : bindPort.value - 400;
  const servesClient = !step.upgrade.reaches('0.34.0') && (!client.isSet || client.truthy);
  // Empty means every IPv4 address and no IPv6 one.
  const host = main.get('bind_host').text || '0.0.0.0';
  const listener = (port: Value, tls: boolean): Mapping => ({
    port,
    type: 'http',
    tls,
    ...(step.upgrade.reaches('0.19.0') ? { bind_addresses: [host] } : { bind_address: host }),
    resources: [
      { names: servesClient ? ['client', 'webclient'] : ['client'], compress: gzip.isSet ? gzip.truthy : true },
      { names: ['federation'], compress: false },
    ],
  });
  return [
    ...(main.get('no_tls').truthy ? [] : [listener(bindPort.value, true)]),
    ...(plainPort ? [listener(plainPort, false)] : []),
  ];
}
