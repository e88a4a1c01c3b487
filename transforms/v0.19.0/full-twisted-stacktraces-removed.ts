import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v0.18.7:synapse/config/logger.py:74
    full_twisted_stacktraces: 'nothing reads it any more',
  },
  {
    summary: 'full_twisted_stacktraces is not read any more',
    before: 'switches to long stack traces',
  },
);
