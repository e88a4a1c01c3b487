import { blocks, text, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'worker_log_config must be the path of one file',
  before: 'anything else fails when the file is opened',
  // v1.57.0:synapse/config/workers.py:130
  otherwise: blocks('every process', 'a worker_log_config that is not text is refused'),
  change({ processes }, step) {
    for (const option of new Set(processes.map(process => process.get('worker_log_config')))) {
      if (option.isNull || option.text !== undefined) continue;
      const [only, second] = option.items;
      const path =
        (second ? undefined : only?.text) ??
        step.ask({
          id: `log-config-in-${option.file.path}`,
          question: 'worker_log_config is not a path; in which file is the log configuration?',
          input: { ...text, expects: 'a path', example: '/etc/synapse/worker.log.yaml' },
          about: [option],
        });
      step.set(option, path);
    }
  },
});
