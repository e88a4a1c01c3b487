import { blocks, cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'invite_3pid_guest is refused; nothing replaces it',
  before: 'together with allow_guest_access, people invited by e-mail get guest accounts',
  // v1.2.0:synapse/config/registration.py:75, by truth
  otherwise: blocks('every process', 'invite_3pid_guest is refused'),
  act: 'after',
  change({ processes, main, find }, { consequence, notice, remove }) {
    const all = find('invite_3pid_guest');
    if (!all.length) return;
    remove(...all);
    const isOn = processes.some(process => process.get('invite_3pid_guest').truthy);
    if (!isOn) consequence(cleanup('every process', 'no message is logged'));
    else if (main.get('allow_guest_access').truthy)
      notice('People invited by e-mail or phone number get no guest accounts any more', ...all);
  },
});
