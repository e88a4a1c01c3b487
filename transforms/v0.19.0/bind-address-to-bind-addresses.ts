import { blocks, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'A listener has a list of addresses, bind_addresses, instead of one bind_address',
  before: 'bind_address is the only option',
  // v0.19.0:synapse/config/server.py:46, v1.30.0:synapse/config/server.py:1319
  otherwise: deprecated('every process', 'bind_address is added to bind_addresses'),
  change({ find }, step) {
    for (const old of find('listeners[].bind_address', 'worker_listeners[].bind_address')) toList(step, old);
  },
});

function toList(step: Step, old: Setting): void {
  const list = old.parent.at('bind_addresses');
  if (old.truthy && old.text === undefined) return step.refuse(old, 'it is not one address');
  const added = old.text ? [old.text] : [];
  // v0.19.0:synapse/config/server.py:46 appends to what is there
  if (list.isSet && !Array.isArray(list.value)) {
    step.consequence(blocks('every process', 'bind_addresses must be a list'));
    step.set(
      list,
      [...new Set([list.text, ...added])].filter(one => one !== undefined),
    );
    return step.remove(old);
  }
  if (!list.isSet && added.length) return step.set(list, added, { insteadOf: old });
  for (const address of added) if (!list.items.some(({ text }) => text === address)) step.set(list.end, address);
  step.remove(old);
}
