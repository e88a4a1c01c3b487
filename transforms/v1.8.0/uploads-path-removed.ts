import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.7.3:synapse/config/repository.py:159
    uploads_path: 'media lie in media_store_path; the folder can go if it is empty',
  },
  {
    summary: 'uploads_path is not read any more',
    before: 'the folder is created at start-up',
  },
);
