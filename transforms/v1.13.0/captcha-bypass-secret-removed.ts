import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.12.4:synapse/config/captcha.py:27
    captcha_bypass_secret: 'the interface that it was for is gone',
  },
  {
    summary: 'captcha_bypass_secret is not read any more',
    before: 'without effect since 0.34.1',
  },
);
