import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'form_secret and worker_replication_secret must be text',
  before: 'a number is read, and fails where the secret is used',
  // v1.135.0:synapse/config/key.py:216, v1.135.0:synapse/config/workers.py:257
  otherwise: blocks('every process', 'a secret that is not text is refused'),
  change({ find }, step) {
    for (const setting of find('form_secret', 'worker_replication_secret')) {
      if (setting.isNull || setting.text !== undefined) continue;
      // As written: 0123 and 1e5 must keep their digits.
      if (setting.source === undefined) return step.refuse(setting, 'it is a list or a mapping; put the secret there');
      step.set(setting, setting.source);
    }
  },
});
