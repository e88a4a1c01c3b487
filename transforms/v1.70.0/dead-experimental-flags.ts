import { changes, remove, transform } from '../../src/chain/contract.js';

const flags = remove(
  {
    // v1.69.0:synapse/rest/client/relations.py:65
    'experimental_features.msc3715_enabled': 'only the stable dir parameter remains',
    // v1.70.0:synapse/rest/client/versions.py:109
    'experimental_features.msc3771_enabled': 'receipts of threads are always on',
    // v1.69.0:synapse/config/experimental.py:104
    'experimental_features.msc3772_enabled': 'withdrawn: push rules on mutual relations are gone',
    // v1.69.0:synapse/config/experimental.py:99
    'experimental_features.msc3786_enabled': 'always on: changes of server ACLs never notify',
  },
  {
    summary: 'Four experiments ended, so their flags do nothing any more',
    before: 'the flags are read, each false unless set',
    also: [
      'v1.70.0/experimental-msc3715-enabled',
      'v1.70.0/experimental-msc3771-enabled',
      'v1.70.0/experimental-msc3772-enabled',
      'v1.70.0/experimental-msc3786-enabled',
    ],
  },
);

export default transform({
  ...flags,
  change(deployment, step) {
    // The other three became stable; this one was taken back.
    const withdrawn = 'experimental_features.msc3772_enabled';
    if (deployment.processes.some(process => process.get(withdrawn).truthy))
      step.consequence(changes('every process', 'push rules on mutual relations (MSC3772) are gone'));
    flags.change(deployment, step);
  },
});
