import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The room version for importing history is gone',
  before: 'org.matrix.msc2716v4 is known',
  // v1.86.0:synapse/api/room_versions.py:419 is the last.
  otherwise: blocks('every process', 'default_room_version names a version that it does not know'),
  change({ find }, step) {
    for (const version of find('default_room_version').filter(one => one.text?.startsWith('org.matrix.msc2716v'))) {
      const answer = step.ask({
        id: 'room-version',
        question: 'which version shall new rooms have? Rooms that are there keep theirs',
        choices: {
          '10': 'the default up to 1.157',
          ...(step.upgrade.reaches('1.89.0') && { '11': 'known from 1.89.0 on' }),
          ...(step.upgrade.reaches('1.135.1') && { '12': 'known from 1.135.1 on' }),
        },
        unattended: '10',
        about: [version],
      });
      step.set(version, answer);
    }
  },
});
