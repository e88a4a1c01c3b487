import { blocks, deprecated, transform } from '../../src/chain/contract.js';

const SHORT = 'synapse.rest.media.v1.storage_provider';
const FULL = `${SHORT}.FileStorageProviderBackend`;

export default transform({
  summary: 'The built-in storage provider for media is called file_system; its old path is gone',
  before: 'the path is what file_system stands for',
  // v1.79.0:synapse/rest/media/v1/storage_provider.py:17
  otherwise: blocks('every process', 'the old path of the module makes it crash where media are served'),
  change({ find }, step) {
    const modules = find('media_storage_providers[].module').filter(({ text }) => text === SHORT || text === FULL);
    // The name works in every release: v1.78.0:synapse/config/repository.py:184
    for (const module of modules) step.set(module, 'file_system');
    // v1.79.0:synapse/config/repository.py:187 knows the path without the class.
    if (modules.every(({ text }) => text === SHORT))
      step.consequence(deprecated('every process', 'the path without the class stands for file_system'));
  },
});
