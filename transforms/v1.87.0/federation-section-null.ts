import { blocks, isMapping, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'federation became a section, and must be a mapping',
  before: 'nothing reads it',
  // v1.87.0:synapse/config/federation.py:25
  otherwise: blocks('every process', 'federation without a value makes it crash'),
  change({ find }, step) {
    for (const section of find('federation')) {
      if (section.isNull) step.set(section, {});
      else if (!isMapping(section.value)) {
        const answer = step.ask({
          id: `federation-in-${section.file.path}`,
          question: 'federation is not a mapping, and was not read up to 1.86; what is to become of it?',
          choices: { remove: 'it goes' },
          unattended: 'remove',
          about: [section],
        });
        if (answer === 'remove') step.remove(section);
      }
    }
  },
});
