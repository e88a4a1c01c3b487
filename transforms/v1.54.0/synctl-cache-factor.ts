import { deprecated, type Process, type Setting, type Step, transform } from '../../src/chain/contract.js';

const ONE = 'synctl_cache_factor';
const EACH = 'synctl_cache_factors';

export default transform({
  summary: 'Factors of caches are set in caches, not handed over by synctl',
  // v1.53.0:synctl:231
  before: 'synctl hands them over in the environment, without a message',
  // v1.54.0:synctl:238, v1.60.0:synapse/config/cache.py:219 and 240
  otherwise: deprecated(
    'every process',
    'synctl hands them over, and warns; from 1.60 the global factor has no effect',
  ),
  change({ main, workers, processes, find, ownerOf }, step) {
    const olds = find(ONE, EACH);
    const dead = olds.filter(old => saysNothing(old, ownerOf(old.file)));
    const alive = olds.filter(old => !dead.includes(old));
    const answer = alive.length ? decide(step, alive) : 'keep';
    step.remove(...dead);
    if (answer === 'delete') step.remove(...alive);
    if (answer !== 'convert') return;
    for (const owner of processes) {
      const own = alive.filter(old => ownerOf(old.file) === owner);
      if (!own.length) continue;
      const factors = own.flatMap(old => (old.key === ONE ? [factorOf(step, old)] : factorsOf(step, old)));
      if (owner.isMain) {
        write(step, main.get('caches').isSet ? main.get('caches') : besides(own, owner), factors, own);
        // A caches section in a worker's file hides the shared one, but the environment reached the worker, too.
        for (const { file } of workers) if (file.get('caches').isSet) write(step, file.get('caches'), factors, []);
      } else forWorker(step, owner.file.get('caches'), main.get('caches'), factors, own);
    }
  },
});

/** synctl passes no empty ones, and caches.global_factor wins. */
function saysNothing(old: Setting, owner: Process): boolean {
  if (!old.truthy || owner.get(old.path) !== old) return true;
  return old.key === ONE && !owner.get('caches.global_factor').isNull;
}

function decide(step: Step, about: readonly Setting[]): string {
  const counts = step.upgrade.fromKnown && !step.upgrade.alreadyOn('1.60.0');
  const answer = step.ask({
    id: 'synctl',
    question: `only synctl reads these${counts ? '' : ', and the global factor up to 1.59'}; does it start Synapse?`,
    choices: {
      keep: 'they stay for synctl',
      convert: `yes, they go into caches${counts ? '' : ', where the global factor changes the size of all caches'}`,
      delete: 'no, they go',
    },
    unattended: 'keep',
    about,
  });
  if (answer === 'keep')
    step.notice('Only synctl reads this; caches.global_factor and per_cache_factors always count', ...about);
  return answer;
}

/** The cache by name, undefined for all. */
type Factor = readonly [cache: string | undefined, factor: number];

function factorOf(step: Step, old: Setting, cache?: string): Factor {
  const factor = Number(old.text ?? old.value);
  const isNumber = Number.isFinite(factor) && typeof old.value !== 'boolean' && !old.isNull;
  return isNumber ? [cache, factor] : step.refuse(old, 'it is not a number');
}
const factorsOf = (step: Step, old: Setting): readonly Factor[] =>
  old.members.length
    ? old.members.map(member => factorOf(step, member, String(member.key)))
    : step.refuse(old, 'it is not a mapping');

const besides = ([old]: readonly Setting[], owner: Process): Setting => (old?.file ?? owner.file).get('caches');

/** A caches section in a worker's file hides the whole shared one, so that is copied first. */
function forWorker(
  step: Step,
  caches: Setting,
  shared: Setting,
  factors: readonly Factor[],
  olds: readonly Setting[],
) {
  if (caches.isSet || !shared.truthy) return write(step, caches, factors, olds);
  step.set(caches, shared.value ?? null, { insteadOf: olds });
  write(step, caches, factors, [], shared);
}

/** `known` is the section that has the names of caches so far. */
function write(
  step: Step,
  caches: Setting,
  factors: readonly Factor[],
  olds: readonly Setting[],
  known = caches,
): void {
  const [first, ...others] = olds;
  for (const [index, [cache, factor]] of factors.entries()) {
    const named = known.at('per_cache_factors').members.find(({ key }) => isSame(String(key), cache ?? ''));
    const path = cache === undefined ? ['global_factor'] : ['per_cache_factors', named?.key ?? cache];
    // A worker's own global factor holds.
    if (cache === undefined && !known.at('global_factor').isNull && known === caches && !olds.length) continue;
    step.set(caches.at(...path), factor, { ...(!index && first && { insteadOf: first }), everybody: true });
  }
  step.remove(...others);
}

/** v1.60.0:synapse/config/cache.py:64 */
const isSame = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (cache: string): string => cache.replace(/[^A-Za-z_1-9]/g, '').toLowerCase();
