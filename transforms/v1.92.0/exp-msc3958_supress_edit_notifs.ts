import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.91.2:synapse/config/experimental.py:388
    'experimental_features.msc3958_supress_edit_notifs': {
      fate: 'the push rule that silences edits is always there',
      tell: alwaysOn('silencing edits'),
      changes: true,
    },
  },
  {
    summary: 'Edits never notify',
    before: 'read; false by default',
  },
);
