import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Bridges are registered through files that app_service_config_files lists',
  note: 'Upgrading to v0.9.0',
  before: 'a bridge registers itself over HTTP',
  // v0.9.0:synapse/config/appservice.py:21
  kind: 'notice',
  otherwise: changes('the main process', 'a bridge that is in no file is not served'),
  onlyWhenCrossing: true,
  change({ main }, { notice }) {
    const files = main.get('app_service_config_files');
    if (files.items.length) return;
    notice(
      'If you run a bridge, write a file with its url, as_token, hs_token, sender_localpart and namespaces, ' +
        'and list that in app_service_config_files',
      ...(files.isSet ? [files] : []),
    );
  },
});
