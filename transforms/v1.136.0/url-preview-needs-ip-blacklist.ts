import { blocks, transform } from '../../src/chain/contract.js';

/** What ip_range_blacklist holds by default: v1.136.0:synapse/config/server.py:142 */
const PRIVATE = [
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '192.0.0.0/24'],
  ...['169.254.0.0/16', '192.88.99.0/24', '198.18.0.0/15', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '::1/128', 'fe80::/10', 'fc00::/7', '2001:db8::/32', 'ff00::/8', 'fec0::/10'],
];

export default transform({
  summary: 'URL previews need a list of the addresses that Synapse must not fetch from',
  before: 'without a proxy Synapse asks for the list, and beside one it crashes',
  // v1.136.0:synapse/config/repository.py:259
  otherwise: blocks('every process', 'url_preview_enabled needs url_preview_ip_range_blacklist, proxy or not'),
  change({ main, processes }, step) {
    const enabled = processes.map(process => process.get('url_preview_enabled'));
    const lists = processes.map(process => process.get('url_preview_ip_range_blacklist'));
    const bare = enabled.filter((setting, index) => setting.truthy && !lists[index]?.isSet);
    const [first] = bare;
    if (!first) return;
    const ranges = step.ask({
      id: 'ranges',
      question: 'URL previews are on; which addresses must Synapse not fetch from?',
      choices: { private: 'private and reserved networks, so that nobody can look into yours' },
      unattended: 'private',
      about: [...new Set(bare)],
    });
    const shared = bare.find(setting => setting.file === main.get('url_preview_enabled').file);
    const places = shared ? [shared] : [...new Set(bare)];
    for (const setting of ranges === 'private' ? places : [])
      step.set(step.successor(setting, 'url_preview_ip_range_blacklist'), PRIVATE, { near: ['url_preview_enabled'] });
  },
});
