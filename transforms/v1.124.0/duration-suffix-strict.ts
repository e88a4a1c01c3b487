import { blocks, DURATIONS, type Input, transform } from '../../src/chain/contract.js';

const VALID = /^\d+[smhdwy]?$/;
/** What int() makes of the text before a unit: v1.124.0:synapse/config/_base.py:262 */
const UNDERSTOOD = /^\s*[-+]?\d+(_\d+)*(\s*[smhdwy])?$/;
const duration: Input<string> = {
  expects: 'a duration',
  example: '24h',
  parse: given => (VALID.test(given.trim()) ? given.trim() : undefined),
};

export default transform({
  summary: 'Durations end in a digit or in one of s, m, h, d, w, y, without blanks behind it',
  before: 'blanks behind the digits are ignored; other text was refused before, too',
  // v1.124.0:synapse/config/_base.py:259
  otherwise: blocks('every process', 'a duration with something else behind its digits makes it stop'),
  change({ find }, step) {
    for (const setting of find(...DURATIONS)) {
      const { text } = setting;
      if (!text || UNDERSTOOD.test(text)) continue;
      const trimmed = text.trim();
      const answer = VALID.test(trimmed)
        ? trimmed
        : step.ask({
            id: String(setting),
            question: `${setting} is "${text}", which is no duration; which is meant?`,
            input: duration,
            about: [setting],
          });
      step.set(setting, answer);
    }
  },
});
