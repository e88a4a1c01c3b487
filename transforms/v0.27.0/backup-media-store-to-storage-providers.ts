import { blocks, cleanup, deprecated, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'A second media store is one of media_storage_providers',
  before: 'backup_media_store_path and synchronous_backup_media_store are the only way',
  // v0.27.0:synapse/config/repository.py:101
  otherwise: deprecated('every process', 'backup_media_store_path is read as a storage provider'),
  change({ find, main }, step) {
    const old = find('backup_media_store_path', 'synchronous_backup_media_store').filter(isShared);
    const path = main.get('backup_media_store_path');
    const providers = main.get('media_storage_providers');
    if (!path.truthy) {
      step.consequence(cleanup('every process', 'without a path they say nothing'));
      return step.remove(...old);
    }
    const provider = {
      module: 'file_system',
      // The defaults of all three are false.
      store_local: true,
      store_remote: true,
      store_synchronous: main.get('synchronous_backup_media_store').truthy,
      config: { directory: path.value ?? null },
    };
    const insteadOf = [path, ...old.filter(setting => setting !== path)];
    if (!providers.truthy)
      return step.set(providers.isSet ? providers : path.file.get(providers.path), [provider], { insteadOf });
    // v0.27.0:synapse/config/repository.py:97
    step.consequence(blocks('every process', 'backup_media_store_path beside media_storage_providers is refused'));
    const answer = step.ask({
      id: 'backup',
      question: 'what is to become of the backup path beside media_storage_providers?',
      choices: { drop: 'it goes; the list counts', append: 'it is one more provider' },
      about: [path, providers],
    });
    if (answer === 'append') step.set(providers.end, provider, { insteadOf });
    else step.remove(...old);
  },
});

const isShared = ({ file }: Setting): boolean => file.role === 'homeserver';
