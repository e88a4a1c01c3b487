import { cleanup, type Deployment, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The port of the manhole can stand among the listeners',
  optional: true,
  // v0.9.3:synapse/config/server.py:75, v1.30.0:synapse/config/workers.py:131
  otherwise: deprecated('every process', 'manhole and worker_manhole open their port'),
  change(deployment, step) {
    for (const old of deployment.find('manhole').filter(({ file }) => file.role === 'homeserver'))
      toListener(step, deployment, old, 'listeners');
    if (step.upgrade.reaches('0.99.3'))
      for (const old of deployment.find('worker_manhole').filter(({ file }) => file.role === 'worker'))
        toListener(step, deployment, old, 'worker_listeners');
  },
});

function toListener(step: Step, { ownerOf, main }: Deployment, old: Setting, list: string): void {
  const process = ownerOf(old.file);
  const isDecided = process.get(String(old.key)) === old;
  if (!isDecided || !old.truthy) {
    if (!old.truthy) step.consequence(cleanup('every process', 'it opens no port'));
    return step.remove(old);
  }
  // Beside bind_port the list is not in force.
  if (typeof old.value !== 'number' || (process.isMain && main.get('bind_port').truthy)) return;
  const listeners = process.get(list);
  const isThere = listeners.items.some(one => one.at('type').text === 'manhole' && one.at('port').value === old.value);
  if (isThere) return step.remove(old);
  const address = step.upgrade.reaches('0.19.0') ? { bind_addresses: ['127.0.0.1'] } : { bind_address: '127.0.0.1' };
  const listener = { port: old.value, type: 'manhole', ...address };
  if (listeners.isNull) step.set(listeners, [listener], { insteadOf: old });
  else step.set(listeners.end, listener, { insteadOf: old });
}
