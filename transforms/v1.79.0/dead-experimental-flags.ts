import { alwaysOn, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.78.0:synapse/config/experimental.py:174
    'experimental_features.msc3758_exact_event_match': 'exact matching in push rules is always on',
    // v1.78.0:synapse/config/experimental.py:170
    'experimental_features.msc3925_inhibit_edit': {
      fate: 'edits never replace the original content',
      tell: alwaysOn('sending the original content of edited events'),
    },
  },
  {
    summary: 'Two experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: ['v1.79.0/exp-msc3758_exact_event_match', 'v1.79.0/exp-msc3925_inhibit_edit'],
  },
);
