import { deprecated, isMapping, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'spam_checker may list several modules',
  optional: true,
  before: 'one module only',
  // v1.14.0:synapse/config/spam_checker.py:31
  otherwise: deprecated('every process', 'a single module needs no list'),
  change({ find }, { move, remove }) {
    for (const checker of find('spam_checker')) {
      if (!checker.truthy) remove(checker);
      else if (isMapping(checker.value)) move(checker, checker.end);
    }
  },
});
