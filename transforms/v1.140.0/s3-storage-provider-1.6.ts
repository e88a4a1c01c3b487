import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'Media in S3 need synapse-s3-storage-provider 1.6.0',
  note: 'Users of `synapse-s3-storage-provider` must update the module to `v1.6.0`',
  otherwise: changes('every process', 'with an older module nobody can upload or download media'),
  act: 'before',
  about: ({ processes }) =>
    [...new Set(processes.flatMap(process => process.get('media_storage_providers').items))]
      .map(provider => provider.at('module'))
      .filter(module => module.text?.startsWith('s3_storage_provider.')),
  advice: "Update the module in the Python environment of Synapse: pip install 'synapse-s3-storage-provider>=1.6.0'",
});
