import { info, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The user directory is rebuilt in the background',
  note: 'User directory rebuild',
  kind: 'notice',
  otherwise: info('the main process', 'searches for users find too little until the rebuild is done'),
  onlyWhenCrossing: true,
  change({ main }, step) {
    // Absent means on: v1.74.0:synapse/config/user_directory.py:30
    const search = main.get('user_directory.enabled');
    if (search.isSet && !search.truthy) return;
    step.notice(
      'Searches for users find too little until the rebuild is done; ' +
        'GET /_synapse/admin/v1/background_updates/status tells how far it is',
    );
  },
});
