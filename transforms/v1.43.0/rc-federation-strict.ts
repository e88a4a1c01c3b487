import { blocks, changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

/** v1.42.0:synapse/config/ratelimiting.py:43 */
const DEFAULTS = new Map([
  ['window_size', 1000],
  ['sleep_limit', 10],
  ['sleep_delay', 500],
  ['reject_limit', 50],
  ['concurrent', 3],
]);

export default transform({
  summary: 'rc_federation takes 0 literally and refuses keys that it does not know',
  before: 'unknown keys are ignored, and 0 or null stands for the default',
  // v1.43.0:synapse/config/ratelimiting.py:36 and 65
  otherwise: blocks('every process', 'an unknown key in rc_federation is refused'),
  change({ find, ownerOf }, step) {
    if (step.upgrade.alreadyOn('1.43.0')) return;
    const sections = find('rc_federation');
    if (!sections.some(section => section.members.some(isUnknown)))
      step.consequence(changes('every process', '0 is taken literally, and null fails at the first request'));
    for (const section of sections) {
      const going = section.members.filter(one => isUnknown(one) || one.isNull || isDefaultInstead(step, one));
      const flat = ownerOf(section.file).files.some(file => flatOf(file.get([])).length);
      // The flat options would count again without the section.
      if (going.length && going.length === section.members.length && flat) step.set(section, {});
      else step.remove(...going);
    }
    // Null still stands for the default there: v1.43.0:synapse/config/ratelimiting.py:77
    const flat = find(...[...DEFAULTS.keys()].map(key => `federation_rc_${key}`));
    for (const option of flat)
      if (!option.isNull && !ownerOf(option.file).get('rc_federation').isSet && isDefaultInstead(step, option))
        step.remove(option);
  },
});

const isUnknown = ({ key }: Setting): boolean => !DEFAULTS.has(String(key));
const flatOf = (file: Setting): readonly Setting[] =>
  [...DEFAULTS.keys()].map(key => file.at(`federation_rc_${key}`)).filter(({ isSet }) => isSet);

/**
 * 0 is dangerous: with concurrent every request waits for ever, with sleep_limit a division fails.
 * v1.43.0:synapse/util/ratelimitutils.py:123 and 129
 */
function isDefaultInstead(step: Step, option: Setting): boolean {
  if (option.truthy) return false;
  const standard = DEFAULTS.get(String(option.key).replace('federation_rc_', ''));
  const answer = step.ask({
    id: `${option.key}-in-${option.file.path}`,
    question: `${option} is ${option.value || '""'}, for which Synapse took ${standard} up to 1.42; what holds now?`,
    choices: { default: `${standard}, as up to 1.42`, zero: '0, taken literally' },
    // What holds today depends on the release.
    unattended: step.upgrade.fromKnown ? 'default' : undefined,
    about: [option],
  });
  if (answer === 'zero' && option.value !== 0) step.set(option, 0);
  return answer === 'default';
}
