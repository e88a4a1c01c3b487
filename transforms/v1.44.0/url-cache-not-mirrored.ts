import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Previews of links are no longer copied to the storage providers for media',
  note: 'The URL preview cache is no longer mirrored to storage providers',
  otherwise: info('every process', 'what was copied so far stays there unused'),
  // v1.75.0:synapse/config/repository.py:151
  about: ({ processes }) => {
    const lists = new Set(processes.map(process => process.get('media_storage_providers')));
    const backups = new Set(processes.map(process => process.get('backup_media_store_path')));
    return [...[...lists].flatMap(list => list.items), ...[...backups].filter(({ truthy }) => truthy)];
  },
  advice: 'You may delete the folders url_cache and url_cache_thumbnails there to free space',
});
