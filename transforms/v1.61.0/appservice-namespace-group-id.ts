import { cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Application services have no groups: group_id of a namespace is not read any more',
  // v1.60.0:synapse/appservice/__init__.py:144
  before: 'checked at start, and shown as the group of the users',
  // The bridge may write the file anew.
  optional: true,
  otherwise: cleanup('the main process', 'no message is logged'),
  change({ appservices }, step) {
    const spaces = ['users', 'aliases', 'rooms'].map(space => `namespaces.${space}[].group_id`);
    const dead = appservices.flatMap(registration => registration.find(...spaces));
    step.remove(...dead);
    if (dead.length)
      step.notice('If the bridge writes this file, it may come back; see the settings of the bridge', ...dead);
  },
});
