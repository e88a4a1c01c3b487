import { info, transform } from '../../src/chain/contract.js';

export default transform({
  kind: 'notice',
  summary: 'Groups (communities) were removed',
  note: 'Removal of deprecated community/groups',
  otherwise: info('every process', 'groups are gone, whether or not they were in use'),
  onlyWhenCrossing: true,
  change({ main, workers }, step) {
    const inUse = [main.get('enable_group_creation'), main.get('experimental_features.groups_enabled')];
    const on = inUse.filter(({ truthy }) => truthy);
    if (on.length) step.notice('Ask the members of groups to move to spaces: groups cannot be kept', ...on);
    const types = workers.map(worker => worker.get('worker_app'));
    if (types.length) step.notice(`The reverse proxy needs no rules for groups any more: ${ROUTES}`, ...types);
  },
});

const ROUTES =
  '^/_matrix/federation/v1/(get_groups_publicised$|groups/) and ' +
  '^/_matrix/client/(r0|v3|unstable)/(joined_groups$|publicised_groups$|publicised_groups/|groups/)';
