import { changes, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'riot.im is no identity server and leaves trusted_third_party_id_servers',
  note: 'Upgrading to v0.34.0',
  before: 'riot.im is one of the default identity servers',
  otherwise: {
    // v0.34.0:synapse/config/registration.py:101
    '0.34.0': changes('the main process', 'riot.im is still contacted, and deactivating an account can fail'),
    // The option is not read any more.
    '1.48.0': 'over',
  },
  change({ find }, step) {
    for (const servers of find('trusted_third_party_id_servers')) {
      // A list left empty stays: without the key the default servers would be trusted.
      step.remove(...servers.items.filter(isRiot));
      if (!servers.isNull && !Array.isArray(servers.value))
        step.notice('trusted_third_party_id_servers is no list; write the servers as one', servers);
    }
  },
});

const isRiot = (server: Setting): boolean => server.text?.trim().toLowerCase() === 'riot.im';
