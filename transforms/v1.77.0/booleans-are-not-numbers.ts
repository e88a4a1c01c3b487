import { blocks, DURATIONS, type Setting, SIZES, type Step, transform } from '../../src/chain/contract.js';

const FACTORS = ['caches.global_factor', 'caches.per_cache_factors.*'];
/** Null switches these off: their code asks whether there is a value. */
const OFF_IS_NULL = [
  'session_lifetime',
  'refresh_token_lifetime',
  'redaction_retention_period',
  'user_ips_max_age',
  'nonrefreshable_access_token_lifetime',
];

export default transform({
  summary: 'true and false are not taken for 1 and 0 any more where a number is expected',
  before: 'true counts as 1, false as 0',
  // v1.77.0:synapse/config/_base.py:244 and 199, v1.77.0:synapse/config/cache.py:129
  otherwise: blocks('every process', 'a boolean makes it stop where a duration, a size or a factor is expected'),
  change({ find }, step) {
    const ports = step.upgrade.reaches('1.81.0') ? [] : ['listeners[].port', 'worker_listeners[].port'];
    for (const setting of find(...DURATIONS, ...SIZES, ...FACTORS, ...ports))
      if (typeof setting.value === 'boolean') replace(step, setting, setting.value ? 1 : 0);
  },
});

function replace(step: Step, setting: Setting, number: number): void {
  const name = String(setting);
  const answer = step.ask({
    id: name,
    question: `${name} is ${setting.value}, which counted as ${number}; what is meant?`,
    choices: {
      number: `${number}, as today`,
      ...(OFF_IS_NULL.includes(name) && { off: 'nothing: it is switched off' }),
      default: "Synapse's default: the line goes",
    },
    unattended: 'number',
    about: [setting],
  });
  if (answer === 'default') step.remove(setting);
  else step.set(setting, answer === 'off' ? null : number);
}
