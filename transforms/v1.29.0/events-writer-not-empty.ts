import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'stream_writers.events names at least one process',
  // v1.28.0:synapse/config/_base.py:849
  before: 'an empty list stands for the main process, from 1.21',
  // v1.29.0:synapse/config/workers.py:217
  otherwise: blocks('every process', 'an empty stream_writers.events is refused'),
  change({ find }, step) {
    const empty = find('stream_writers.events').filter(
      writers => writers.isNull || (Array.isArray(writers.value) && !writers.items.length),
    );
    step.remove(...empty);
  },
});
