import { blocks, transform } from '../../src/chain/contract.js';

const OLD = 'synapse.rest.media.v1.storage_provider';

export default transform({
  summary: 'The built-in storage provider for media is called file_system; its old path is gone',
  before: 'the path is what file_system stands for',
  // v1.79.0:synapse/rest/media/v1/storage_provider.py:17
  otherwise: blocks('every process', 'the old path of the module makes it crash where media are served'),
  change({ find }, step) {
    // The name works in every release: v1.78.0:synapse/config/repository.py:184
    for (const module of find('media_storage_providers[].module'))
      if (module.text === OLD || module.text === `${OLD}.FileStorageProviderBackend`) step.set(module, 'file_system');
  },
});
