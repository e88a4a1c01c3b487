import { changes, info, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The registration flag de.sorunome.msc2409.push_ephemeral has the stable name receive_ephemeral',
  before: 'only the old flag is read',
  otherwise: {
    // v1.156.0:synapse/handlers/appservice.py:316, v1.157.1:synapse/handlers/appservice.py:319
    '1.156.0': changes('the main process', 'the bridge gets no typing, receipts or encryption messages'),
    '1.157.0': info('the main process', 'both flags are honoured'),
  },
  change({ appservices }, step) {
    for (const registration of appservices) {
      const old = registration.get(['de.sorunome.msc2409.push_ephemeral']);
      const stable = registration.get('receive_ephemeral');
      if (!old.truthy || !stable.isNull) continue;
      if (!step.upgrade.reaches('1.157.0')) {
        step.set(stable, true, { near: [String(old.key)] });
        continue;
      }
      // The stable flag changes the field of the transactions: v1.157.1:synapse/appservice/api.py:363
      const bridge = step.ask({
        id: registration.get('id').text ?? registration.path,
        question: 'does this bridge read the field "ephemeral" instead of "de.sorunome.msc2409.ephemeral"?',
        choices: { unknown: 'the old flag stays', yes: 'only the stable flag is used' },
        unattended: 'unknown',
        about: [old],
      });
      if (bridge === 'yes') step.move(old, stable);
    }
  },
});
