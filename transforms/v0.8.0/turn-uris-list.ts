import { changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'turn_uris is a list',
  before: 'turn_uris is one text',
  // v0.8.0:synapse/config/voip.py:31
  otherwise: changes('every process', 'clients get a text where they look for a list of TURN servers'),
  change({ find }, step) {
    for (const uris of find('turn_uris')) if (uris.text !== undefined) step.set(uris, urisIn(step, uris, uris.text));
  },
});

function urisIn(step: Step, uris: Setting, text: string): readonly string[] {
  if (!text.trim()) return [];
  if (!/[,\s]/.test(text.trim())) return [text];
  const separator = step.ask({
    id: `uris-in-${uris.file.path}`,
    question: 'turn_uris is one text; does it hold more than one address?',
    choices: { commas: 'split at commas', blanks: 'split at commas and blanks', one: 'it is one' },
    unattended: 'commas',
    about: [uris],
  });
  if (separator === 'one') return [text];
  const parts = text.split(separator === 'commas' ? ',' : /[,\s]+/);
  return parts.map(uri => uri.trim()).filter(uri => uri);
}
