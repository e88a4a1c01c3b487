import { blocks, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'log_file is refused; logging is configured in the file that log_config names',
  note: 'Upgrading to v1.8.0',
  before: 'up to 1.2 read where log_config is missing, from 1.3 on ignored',
  // v1.8.0:synapse/config/logger.py:102, by truth; worker_log_file is not looked at.
  otherwise: blocks('every process', 'log_file is refused'),
  act: 'after',
  change(deployment, step) {
    const refused = deployment.find('log_file').filter(setting => setting.truthy);
    for (const old of refused) {
      const logConfig = deployment.ownerOf(old.file).get('log_config');
      // Beside a log_config it had no effect: v1.2.1:synapse/config/logger.py:190
      if (logConfig.truthy || mayGo(step, old)) step.remove(old);
      if (!logConfig.truthy)
        step.notice(
          'Synapse logs to its standard output; to write a log file, name one in a log configuration',
          logConfig,
        );
    }
  },
});

/**
 * Up to 1.2 it was in force where log_config is missing; from 1.3.0 on it was ignored:
 * v1.3.0:synapse/config/logger.py:79
 */
function mayGo(step: Step, old: Setting): boolean {
  const answer = step.ask({
    id: 'log-file',
    question: `there is no log_config, and ${old.value} will not be written any more; remove log_file?`,
    choices: { remove: 'Synapse logs to its standard output' },
    unattended: step.upgrade.alreadyOn('1.3.0') ? 'remove' : undefined,
    about: [old],
  });
  return answer === 'remove';
}
