import { blocks, transform } from '../../src/chain/contract.js';

/** v1.75.0:synapse/config/repository.py:182 */
const BUILT_IN = ['file_system', 'synapse.rest.media.v1.storage_provider.FileStorageProviderBackend'];
const OTHERS = ['modules[].module', 'password_providers[].module', 'spam_checker', 'third_party_event_rules.module'];

export default transform({
  summary: 'Modules have to read the configuration of Synapse by section',
  note: 'Changes required to media storage provider modules when reading from the Synapse configuration object',
  // v1.44.0:synapse/config/_base.py:338
  before: 'a module finds an option without naming its section',
  kind: 'notice',
  otherwise: blocks('every process', 'a storage provider that reads options in the old way ends with AttributeError'),
  act: 'before',
  onlyWhenCrossing: true,
  change({ find, processes }, step) {
    const lists = new Set(processes.map(process => process.get('media_storage_providers')));
    const own = [...lists]
      .flatMap(list => list.items.map(provider => provider.at('module')))
      .filter(({ text }) => text !== undefined && !BUILT_IN.includes(text));
    if (!own.length) return;
    step.notice('Install a version of this storage provider that is made for Synapse 1.45 or later', ...own);
    const others = find(...OTHERS).filter(({ truthy }) => truthy);
    if (others.length)
      step.notice('Look for newer versions of these modules as well; the same may hit them', ...others);
  },
});
