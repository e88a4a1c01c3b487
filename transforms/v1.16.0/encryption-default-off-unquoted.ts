import { blocks, deprecated, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'encryption_enabled_by_default_for_room_type takes the word off, which YAML reads as false without quotes',
  otherwise: {
    // v1.17.0:synapse/config/room.py:53
    '1.16.0': blocks('every process', 'false is refused as no kind of room'),
    // v1.18.0:synapse/config/room.py:55
    '1.18.0': deprecated('every process', 'false is taken for the word off'),
  },
  change({ find }, { set }) {
    for (const kind of find('encryption_enabled_by_default_for_room_type')) if (kind.value === false) set(kind, 'off');
  },
});
