import { cleanup, remove, transform } from '../../src/chain/contract.js';
import groups from './groups-removed-endpoints.js';

export default transform({
  // It tells of groups that were in use, as these options show.
  after: [groups],
  ...remove(
    {
      // v1.60.0:synapse/groups/groups_server.py:850
      enable_group_creation: 'nobody can create groups any more',
      group_creation_prefix: 'nobody can create groups any more',
      'experimental_features.groups_enabled': 'groups cannot be switched on any more',
    },
    {
      summary: 'Groups were removed, so three options do nothing any more',
      note: 'Removal of deprecated community/groups',
      before: 'all three are read',
      otherwise: cleanup('every process', 'no message is logged'),
    },
  ),
});
