import { cleanup, deprecated, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Metrics are served by a listener, instead of metrics_port and metrics_bind_host',
  before: 'metrics_port opens a port for metrics',
  // v0.31.0:synapse/config/server.py:146, v1.157.1:synapse/config/server.py:861
  otherwise: deprecated('every process', 'metrics_port opens its port, with a warning at every start'),
  act: 'with',
  change({ find, main }, step) {
    const old = find('metrics_port', 'metrics_bind_host').filter(isShared);
    const port = main.get('metrics_port');
    if (!port.truthy) {
      step.consequence(cleanup('every process', 'without metrics_port they say nothing'));
      return step.remove(...old);
    }
    if (main.get('bind_port').truthy)
      return step.refuse(port, 'listeners are not in force beside bind_port; turn bind_port into listeners first');
    const kind = step.ask({
      id: 'listener',
      question: 'which kind of listener serves the metrics?',
      choices: {
        http: 'one that serves /_synapse/metrics, as today',
        metrics: 'a metrics listener, which answers on every path: Prometheus may need another metrics_path',
      },
      unattended: 'http',
      about: old,
    });
    const bound = { bind_addresses: [main.get('metrics_bind_host').text ?? '127.0.0.1'] };
    const resources = [{ names: ['metrics'], compress: false }];
    const listener = {
      port: port.value ?? null,
      type: kind,
      ...(kind === 'http' ? { tls: false, ...bound, resources } : bound),
    };
    const listeners = main.get('listeners');
    const insteadOf = [port, ...old.filter(setting => setting !== port)];
    if (listeners.truthy) step.set(listeners.end, listener, { insteadOf });
    else step.set(listeners.isSet ? listeners : port.file.get('listeners'), [listener], { insteadOf });
  },
});

const isShared = ({ file }: Setting): boolean => file.role === 'homeserver';
