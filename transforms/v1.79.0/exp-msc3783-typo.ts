import { changes, cleanup, transform } from '../../src/chain/contract.js';

const MISSPELT = 'experimental_features.msc3783_escape_event_match_key';
const RIGHT = 'experimental_features.msc3873_escape_event_match_key';

export default transform({
  summary: 'A misspelt experimental flag got its right name in 1.79, and does nothing from 1.80 on',
  // v1.78.0:synapse/config/experimental.py:178
  before: 'only the misspelt name is read',
  otherwise: {
    // v1.79.0:synapse/config/experimental.py:170
    '1.79.0': changes('every process', 'only the right name is read'),
    '1.80.0': cleanup('every process', 'no message is logged'),
  },
  change({ find, ownerOf }, step) {
    if (step.upgrade.reaches('1.80.0')) {
      for (const flag of find(RIGHT))
        if (!flag.truthy && ownerOf(flag.file).get(RIGHT) === flag)
          step.notice('The escaping of dots in the keys of push rules cannot be switched off any more', flag);
      return step.remove(...find(MISSPELT, RIGHT));
    }
    for (const old of find(MISSPELT)) {
      const current = old.file.get(RIGHT);
      if (current.isNull) step.move(old, current);
      else step.remove(old);
    }
  },
});
