import { blocks, transform } from '../../src/chain/contract.js';

const WITHDRAWN = ['org.matrix.msc2176', 'org.matrix.msc3787', 'org.matrix.msc3989'];
const BECAME_11 = 'org.matrix.msc3820.opt2';

export default transform({
  summary: 'Four experimental room versions are gone',
  before: 'they are known',
  // v1.88.0:synapse/api/room_versions.py:470 is the last.
  otherwise: blocks('every process', 'default_room_version names a version that it does not know'),
  change({ find }, step) {
    for (const version of find('default_room_version')) {
      if (version.text === BECAME_11) step.set(version, '11');
      if (!WITHDRAWN.includes(version.text ?? '')) continue;
      const answer = step.ask({
        id: 'room-version',
        question: `which version shall new rooms have instead of ${version.text}? Rooms that are there keep theirs`,
        choices: { '10': 'the default up to 1.157', '11': 'the newer one' },
        unattended: '10',
        about: [version],
      });
      step.set(version, answer);
    }
  },
});
