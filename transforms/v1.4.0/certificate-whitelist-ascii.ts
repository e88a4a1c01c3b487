import { blocks, type Setting, type Step, transform } from '../../src/chain/contract.js';

const LIST = 'federation_certificate_verification_whitelist';

export default transform({
  summary: `${LIST} takes names with other letters than ASCII only as xn--`,
  before: 'such a name is accepted and never matches',
  // v1.4.0:synapse/config/tls.py:117
  otherwise: blocks('every process', 'a name with other letters than ASCII is refused'),
  change({ processes }, step) {
    for (const list of new Set(processes.map(process => process.get(LIST)))) {
      // Null fails up to 1.10: v1.10.1:synapse/config/tls.py:115
      if (list.isSet && list.isNull && !step.upgrade.reaches('1.11.0')) step.set(list, []);
      for (const entry of list.items) if (!isAscii(entry.text)) convert(step, entry);
    }
  },
});

const isAscii = (name: string | undefined): boolean => name !== undefined && /^\p{ASCII}*$/u.test(name);

function convert(step: Step, entry: Setting): void {
  const name = entry.text;
  if (name === undefined) return step.refuse(entry, 'it is not a name');
  const labels = name.split('.').map(toIdna);
  if (!labels.includes(undefined)) return step.set(entry, labels.join('.'));
  const answer = step.ask({
    id: `name-${name}`,
    question: `"${name}" cannot be written as xn--; which name is meant?`,
    input: { expects: 'a name in ASCII', parse: given => (given && isAscii(given) ? given : undefined) },
    or: { drop: 'the certificate of this server is verified' },
    about: [entry],
  });
  if (answer === 'drop') step.remove(entry);
  else step.set(entry, answer);
}

/** Undefined where other letters stand beside a wildcard, or are none that a name may have. */
function toIdna(label: string): string | undefined {
  if (isAscii(label)) return label;
  const url = `http://${label}`;
  return /[*?/:@#%\s]/.test(label) || !URL.canParse(url) ? undefined : new URL(url).hostname;
}
