import { changes, rename } from '../../src/chain/contract.js';

const renamed = rename('admin_uri', 'admin_contact', {
  before: 'admin_uri is the contact that blocked users are shown',
  // v0.33.3:synapse/config/server.py:91, v0.33.4:synapse/config/server.py:96
  otherwise: changes('every process', 'admin_uri is not read, and blocked users are shown no contact'),
  bothSet: 'new wins',
});

export default {
  ...renamed,
  change(deployment, step) {
    renamed.change(deployment, step);
    // The sample of 0.33.3 showed it, commented out, below the listeners.
    for (const stray of deployment.find('listeners[].admin_uri')) {
      step.remove(stray);
      step.notice('admin_uri of a listener has never been read; set admin_contact instead', stray);
    }
  },
} satisfies typeof renamed;
