import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Up to 1.75, workers cannot be used with experimental_features.faster_joins',
  before: 'workers take the flag',
  otherwise: {
    // v1.66.0:synapse/app/generic_worker.py:444
    '1.66.0': blocks('every worker', 'faster_joins is refused'),
    // v1.76.0:synapse/config/experimental.py:87
    '1.76.0': 'over',
  },
  change({ workers }, step) {
    const flags = new Set(workers.map(worker => worker.get('experimental_features.faster_joins')));
    const on = [...flags].filter(flag => flag.truthy);
    if (!on.length) return;
    step.ask({
      id: 'faster-joins',
      question: 'workers do not start with faster_joins before 1.76; shall it be switched off?',
      choices: { off: 'yes: joining a large room takes longer again' },
      about: on,
    });
    for (const flag of on) step.set(flag, false);
  },
});
