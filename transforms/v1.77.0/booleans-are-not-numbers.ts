import { blocks, DURATIONS, type Setting, SIZES, type Step, transform } from '../../src/chain/contract.js';

const FACTORS = ['caches.global_factor', 'caches.per_cache_factors.*'];
/** Null switches these off: their code asks whether there is a value. */
const OFF_IS_NULL = [
  'media_retention.local_media_lifetime',
  'media_retention.remote_media_lifetime',
  'nonrefreshable_access_token_lifetime',
  'redaction_retention_period',
  'refresh_token_lifetime',
  'refreshable_access_token_lifetime',
  'retention.allowed_lifetime_max',
  'retention.allowed_lifetime_min',
  'retention.default_policy.max_lifetime',
  'retention.default_policy.min_lifetime',
  'retention.purge_jobs[].longest_max_lifetime',
  'retention.purge_jobs[].shortest_max_lifetime',
  'session_lifetime',
  'user_ips_max_age',
];
/** First read after 1.77, so a boolean never counted as a number here. */
const LATER = [
  'email.notif_delay_before_mail',
  'federation.client_timeout',
  'federation.destination_max_retry_interval',
  'federation.destination_min_retry_interval',
  'federation.max_long_retry_delay',
  'federation.max_short_retry_delay',
  'forgotten_room_retention_period',
  'login_via_existing_session.token_timeout',
  'max_event_delay_duration',
  'presence.idle_timeout',
  'presence.last_active_granularity',
  'presence.sync_online_timeout',
  'push.jitter_delay',
  'redaction_allowed_period',
  'remote_media_download_burst_count',
  'remote_media_download_per_second',
  'unused_expiration_time',
];
/** False is not even looked at here: v1.77.0:synapse/config/cache.py:173 and server.py:715 */
const FALSE_IS_OFF = ['caches.expiry_time', 'delete_stale_devices_after', 'push.jitter_delay'];

export default transform({
  summary: 'true and false are not taken for 1 and 0 any more where a number is expected',
  before: 'true counts as 1, false as 0',
  // v1.77.0:synapse/config/_base.py:244 and 199, v1.77.0:synapse/config/cache.py:129
  otherwise: blocks('every process', 'a boolean makes it stop where a duration, a size or a factor is expected'),
  change({ find }, step) {
    // v1.81.0:synapse/config/server.py:944 takes a boolean again.
    const ports = step.upgrade.reaches('1.81.0') ? [] : ['listeners[].port', 'worker_listeners[].port'];
    for (const setting of find(...DURATIONS, ...SIZES, ...FACTORS, ...ports)) {
      const name = String(setting);
      if (typeof setting.value !== 'boolean' || (!setting.value && FALSE_IS_OFF.includes(name))) continue;
      if (LATER.includes(name)) {
        step.remove(setting);
        step.because(name, 'true and false never meant a number here, so its default goes on holding');
      } else if (!name.startsWith('media_upload_limits')) replace(step, setting, setting.value ? 1 : 0);
    }
  },
});

function replace(step: Step, setting: Setting, number: number): void {
  const name = String(setting);
  const isInList = setting.path.some(key => typeof key === 'number');
  const answer = step.ask({
    id: name,
    question: `${name} is ${setting.value}, which counted as ${number}; what is meant?`,
    choices: {
      number: `${number}, as today`,
      ...(OFF_IS_NULL.includes(name.replace(/\[\d+\]/, '[]')) && { off: 'nothing: it is switched off' }),
      // A listener needs its port, and a purge job its interval.
      ...(!isInList && { default: "Synapse's default: the line goes" }),
    },
    unattended: 'number',
    about: [setting],
  });
  if (answer === 'default') step.remove(setting);
  else step.set(setting, answer === 'off' ? null : number);
}
