import { changes, transform } from '../../src/chain/contract.js';

const READERS = {
  allow_public_rooms_without_auth: 'anonymous visitors',
  allow_public_rooms_over_federation: 'other servers',
};

export default transform({
  summary: 'The room directory is no longer public by default',
  note: 'Upgrading to v1.7.0',
  before: 'everybody may read the room directory unless an option says otherwise',
  // v1.7.0:synapse/config/server.py:125
  otherwise: changes('every process', 'only users of this server can read its room directory'),
  onlyWhenCrossing: true,
  act: 'with',
  change({ main, find }, { ask, notice, remove, set, successor }) {
    const restricted = main.get('restrict_public_rooms_to_local_users');
    const unset = Object.entries(READERS).filter(([option]) => !main.get(option).isSet);
    // v1.1.0 to v1.157.1: true in the old option means false in both, so no default counts.
    if (restricted.truthy || !unset.length) return;

    const answers = unset.map(([option, readers]) => ({
      option,
      open: ask({
        id: option,
        question: `may ${readers} read the room directory?`,
        choices: { yes: 'as before', no: 'the new default' },
        unattended: 'no',
        about: restricted.isSet ? [restricted] : [],
      }),
    }));
    const closed = answers.filter(({ open }) => open === 'no').map(({ option }) => option);
    const opened = answers.filter(({ open }) => open === 'yes').map(({ option }) => option);

    // The old option beside a new one is refused: v1.1.0:synapse/config/server.py:90.
    const old = find(String(restricted));
    for (const option of opened)
      set(restricted.isSet ? successor(restricted, option) : main.get(option), true, {
        near: Object.keys(READERS),
        insteadOf: option === opened[0] ? old : [],
      });
    if (!opened.length) remove(...old);
    if (closed.length) notice(`Set ${closed.join(' and ')} to true if the room directory is to stay public`);
  },
});
