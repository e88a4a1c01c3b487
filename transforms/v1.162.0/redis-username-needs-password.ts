import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Synapse logs in to Redis with redis.username, which needs a password beside it',
  before: 'redis.username is not read',
  // v1.162.0:synapse/config/redis.py:52, v1.162.0:synapse/config/redis.py:73
  otherwise: blocks('every process', 'redis.username is refused without redis.password or redis.password_path'),
  change({ processes }, step) {
    const all = [...new Set(processes.map(process => process.get('redis')))];
    const names = all
      .filter(redis => redis.at('enabled').truthy && redis.at('username').truthy)
      .filter(redis => redis.at('password').isNull && !redis.at('password_path').isSet)
      .map(redis => redis.at('username'));
    if (!names.length) return;
    const answer = step.ask({
      id: 'username',
      question: 'redis.username has no password; how shall Synapse log in to Redis?',
      choices: {
        'without-name': 'without a name, as up to 1.161; redis.username is deleted',
        'empty-password': 'with this name and an empty password; Redis must know such a user',
      },
      unattended: 'without-name',
      about: names,
    });
    if (answer === 'without-name') step.remove(...names);
    else for (const name of names) step.set(name.parent.at('password'), '', { near: ['username'] });
  },
});
