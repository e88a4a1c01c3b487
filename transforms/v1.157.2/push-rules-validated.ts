import { blocks, isMapping, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'push_rules is read, and its types are checked',
  before: 'not read: the limits are fixed',
  // v1.157.2:synapse/config/push_rules.py:53, v1.157.2:synapse/config/_util.py:103
  otherwise: blocks('every process', 'an empty or mistyped push_rules is refused or makes it crash'),
  change({ find }, step) {
    for (const rules of find('push_rules')) {
      const limits = rules.at('limits');
      const whole = !isMapping(rules.value) ? rules : limits.isSet && !isMapping(limits.value) ? limits : undefined;
      if (whole) step.remove(whole);
      else for (const limit of limits.members) if (!isGood(limit)) mend(limit);
    }
    function mend(limit: Setting): void {
      const isQuoted = limit.key !== 'rule_size' && isDigits(limit.text) && Number(limit.text) >= leastOf(limit);
      if (isQuoted) step.set(limit, Number(limit.text));
      else step.remove(limit);
    }
  },
});

const leastOf = ({ key }: Setting): number => (key === 'rule_count' ? 0 : 1);
const isDigits = (text: string | undefined): boolean => /^\d+$/.test(text ?? '');

/** Other keys are not read. */
function isGood(limit: Setting): boolean {
  const { key, value, source, text } = limit;
  if (!['rule_count', 'rule_id_length', 'rule_size'].includes(String(key))) return true;
  if (key === 'rule_size' && text !== undefined) return /^0*[1-9]\d*[KMGT]?$/.test(text);
  return typeof value === 'number' && /^[+-]?\d[\d_]*$/.test(source ?? '') && value >= leastOf(limit);
}
