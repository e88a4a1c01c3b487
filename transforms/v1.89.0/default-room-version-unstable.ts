import { blocks, type Setting, type Step, transform } from '../../src/chain/contract.js';

const BECAME_11 = 'org.matrix.msc3820.opt2';
const STABLE = Array.from({ length: 11 }, (_, index) => String(index + 1));

export default transform({
  summary: 'The experimental room versions up to 1.88 are gone, and default_room_version must name one that is left',
  before: 'they are known',
  // v1.88.0:synapse/api/room_versions.py:470 is the last.
  otherwise: blocks('every process', 'default_room_version names a version that it does not know'),
  change({ find }, step) {
    for (const version of find('default_room_version')) {
      // v1.89.0:synapse/config/server.py:442 looks for it as text.
      const name = version.text ?? version.source ?? '';
      if (known(step).includes(name)) continue;
      step.set(version, name === BECAME_11 ? '11' : replacement(step, version, name));
    }
  },
});

function replacement(step: Step, version: Setting, name: string): string {
  return step.ask({
    id: 'room-version',
    question: `which version shall new rooms have instead of ${name || 'none'}? Rooms that are there keep theirs`,
    choices: {
      '10': 'the default up to 1.157',
      '11': 'the newer one',
      ...(step.upgrade.reaches('1.135.1') && { '12': 'the newest one' }),
    },
    unattended: '10',
    about: [version],
  });
}

/**
 * Versions that a flag adds are not among them: the flags are read too late, v1.163.2:synapse/config/homeserver.py:80
 * and 120.
 */
const known = ({ upgrade }: Step): readonly string[] => [
  ...STABLE,
  ...(upgrade.reaches('1.116.0') ? ['org.matrix.msc3757.10', 'org.matrix.msc3757.11'] : []),
  ...(upgrade.reaches('1.135.1') ? ['12', 'org.matrix.hydra.11'] : []),
];
