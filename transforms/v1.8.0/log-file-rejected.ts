import {
  blocks,
  changes,
  cleanup,
  type Deployment,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'log_file is refused; logging is configured in the file that log_config names',
  note: 'Upgrading to v1.8.0',
  also: ['v1.3.0/log-file-and-verbose-ignored'],
  before: 'up to 1.2 read where log_config is missing, from 1.3 on ignored',
  otherwise: {
    // v1.3.0:synapse/config/logger.py:79
    '1.3.0': changes('every process', 'log_file, verbose and worker_log_file are ignored'),
    // v1.8.0:synapse/config/logger.py:102, by truth; worker_log_file is not looked at.
    '1.8.0': blocks('every process', 'log_file is refused'),
  },
  act: 'after',
  change(deployment, step) {
    const files = deployment.find('log_file', 'worker_log_file');
    const verbose = deployment.find('verbose');
    const missed = files.filter(old => old.truthy && !configBeside(deployment, old).truthy);
    const detailed = verbose.filter(old => old.truthy && !configBeside(deployment, old).truthy);
    const isRefused = files.some(({ key, truthy }) => key === 'log_file' && truthy) && step.upgrade.reaches('1.8.0');
    if (!isRefused && (missed.length || detailed.length))
      step.consequence(changes('every process', 'Synapse logs to its standard output, at the level INFO'));
    else if (!isRefused) step.consequence(cleanup('every process', 'no message is logged'));

    step.remove(...verbose, ...files.filter(old => !missed.includes(old) || mayGo(step, old)));
    // No file is created: what the old code used is v1.2.1:synapse/config/logger.py:178 and :190.
    for (const old of missed)
      step.notice(
        'Synapse logs to its standard output; to write a log file, name one in a log configuration',
        configBeside(deployment, old),
      );
    for (const old of detailed)
      step.notice('Synapse logs at the level INFO; to see more, give DEBUG to the root of a log configuration', old);
  },
});

/** Beside it the old ones had no effect: v1.2.1:synapse/config/logger.py:190 */
function configBeside({ ownerOf }: Deployment, old: Setting): Setting {
  const process = ownerOf(old.file);
  return process.get(old.key === 'worker_log_file' || !process.isMain ? 'worker_log_config' : 'log_config');
}

/** Up to 1.2 it was in force where the configuration is missing; from 1.3.0 on it was ignored. */
function mayGo(step: Step, old: Setting): boolean {
  const isWorker = old.key === 'worker_log_file';
  const answer = step.ask({
    id: isWorker ? `log-file-of-${old.file.path}` : 'log-file',
    question:
      `there is no ${isWorker ? 'worker_log_config' : 'log_config'}, and ${old.value} will not be written any more; ` +
      `remove ${old.key}?`,
    choices: { remove: 'Synapse logs to its standard output' },
    unattended: step.upgrade.alreadyOn('1.3.0') ? 'remove' : undefined,
    about: [old],
  });
  return answer === 'remove';
}
