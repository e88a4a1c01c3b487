import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.57.0:synapse/config/server.py:688
    use_new_device_lists_changes_in_room: 'the new way is always taken',
  },
  {
    summary: 'use_new_device_lists_changes_in_room is not read any more',
    before: 'read by 1.57 only',
  },
);
