import { blocks, isMapping, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'listeners must be a list of mappings',
  before: 'anything else makes it crash',
  // v1.68.0:synapse/config/server.py:526, v1.68.0:synapse/config/server.py:896
  otherwise: blocks('every process', 'listeners that are no list of mappings are refused'),
  change({ find }, step) {
    for (const listeners of find('listeners', 'worker_listeners')) {
      if (listeners.isNull) {
        step.remove(listeners);
        continue;
      }
      if (isMapping(listeners.value)) {
        if (!['type', 'port'].every(key => listeners.at(key).truthy))
          return step.refuse(
            listeners,
            'it is neither a list nor one listener; write a list, a dash for each listener',
          );
        step.ask({
          id: `${listeners}-in-${listeners.file.path}`,
          question: `${listeners} must be a list, and looks like one listener; make it the only one of a list?`,
          choices: { list: `the listener on port ${listeners.at('port').value} is the only one` },
          about: [listeners],
        });
        step.move(listeners, listeners.end);
        continue;
      }
      if (!Array.isArray(listeners.value)) return step.refuse(listeners, 'it is not a list of listeners');
      const odd = listeners.items.find(item => !item.isNull && !isMapping(item.value));
      if (odd) return step.refuse(odd, 'it is not a listener, which is a mapping with type and port');
      step.remove(...listeners.items.filter(item => item.isNull));
    }
  },
});
