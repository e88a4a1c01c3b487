import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The file with the signing key names the kind and the id of the key',
  note: 'Upgrading to v0.4.0',
  before: 'the file holds the key alone',
  // v0.4.1:synapse/config/server.py:78; there is no final release 0.4.0.
  kind: 'notice',
  otherwise: { '0.4.1': blocks('the main process', 'a key in the old form cannot be read') },
  act: 'with',
  onlyWhenCrossing: true,
  change({ main }, { notice, upgrade }) {
    // Read instead of any file: v1.30.0:synapse/config/key.py:99
    if (main.get('signing_key').isSet) return;
    const path = main.get('signing_key_path');
    // v0.12.0:synapse/config/_base.py:177
    const flag = upgrade.reaches('0.12.0') ? '--generate-keys' : '--generate-config';
    notice(
      `Keep a copy of ${path.text ?? 'the signing key'}, then run the new release once: ` +
        `python -m synapse.app.homeserver --config-path ${main.file.path} ${flag}`,
      ...(path.isSet ? [path] : []),
    );
  },
});
