import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The room directory is made from the statistics, so stats.enabled: false leaves it to go stale',
  note: 'Rolling back to v1.3.1',
  also: ['v1.30.0/stats-disabled-warning'],
  before: 'false silences the errors that a rollback to 1.3.1 leaves behind',
  otherwise: {
    // v1.4.0:synapse/handlers/stats.py:54
    '1.4.0': changes('every process', 'no statistics are collected'),
    // v1.5.0:synapse/storage/data_stores/main/room.py:70
    '1.5.0': changes('every process', 'the room directory goes stale or stays empty'),
    // v1.30.0:synapse/config/stats.py:50
    '1.30.0': changes('every process', 'the room directory goes stale or stays empty, with a warning at every start'),
  },
  act: 'after',
  change({ processes }, { ask, notice, remove }) {
    const all = new Set(processes.map(process => process.get('stats.enabled')));
    const off = [...all].filter(enabled => enabled.isSet && !enabled.truthy);
    if (!off.length) return;
    const answer = ask({
      id: 'statistics',
      question: 'stats.enabled is off; was that for a rollback only, or on purpose?',
      choices: { on: 'for a rollback: statistics are collected again', off: 'on purpose: it stays off' },
      unattended: 'off',
      about: off,
    });
    // The default is true in every release.
    if (answer === 'on') remove(...off);
    else notice('Statistics stay off, so the room directory is not kept up to date', ...off);
  },
});
