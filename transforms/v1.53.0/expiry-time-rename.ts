import { blocks, deprecated, equal, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'caches.expiry_time gives way to caches.cache_entry_ttl and caches.expire_caches',
  note: 'Time-based cache expiry is now enabled by default',
  before: 'expiry_time is the only option',
  // v1.53.0:synapse/config/cache.py:239
  otherwise: deprecated('every process', 'expiry_time overrides the new options, with warnings at every start'),
  change(deployment, step) {
    for (const old of deployment.find('caches.expiry_time')) {
      const ttl = old.file.get('caches.cache_entry_ttl');
      const expire = old.file.get('caches.expire_caches');
      if (!old.truthy || newOptionsHold(step, old, ttl, expire)) {
        step.remove(old);
        continue;
      }
      // Null is not the default but no duration.
      const isBroken = ttl.isSet && ttl.isNull;
      if (isBroken && (!expire.isSet || expire.truthy))
        step.consequence(blocks('every process', 'cache_entry_ttl without a value fails'));
      if (expire.isSet && !expire.truthy) step.set(expire, true);
      if (!ttl.isNull) step.set(ttl, old.value ?? null);
      if (isBroken || (ttl.isNull && !isDefault(old))) step.move(old, ttl);
      else step.remove(old);
    }
  },
});

const isDefault = ({ value }: Setting): boolean => value === '30m' || value === 1_800_000;

/** A truthy expiry_time overrides both: v1.53.0:synapse/config/cache.py:250. Whoever set them may not know that. */
function newOptionsHold(step: Step, old: Setting, ttl: Setting, expire: Setting): boolean {
  const contradicted = (!ttl.isNull && !equal(ttl.value, old.value)) || (expire.isSet && !expire.truthy);
  if (!contradicted) return false;
  step.notice('caches.expiry_time overrides the new options beside it', old, ttl, expire);
  const winner = step.ask({
    id: `winner-in-${old.file.path}`,
    question: `expiry_time (${old.value}) overrides cache_entry_ttl (${ttl.value ?? '30m'}) and expire_caches; which?`,
    choices: { expiry_time: 'entries expire after expiry_time, as today', 'new-options': 'the new options count' },
    unattended: 'expiry_time',
    about: [old, ttl, expire],
  });
  return winner === 'new-options';
}
