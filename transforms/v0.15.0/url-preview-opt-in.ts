import { blocks, info, networkOf, transform } from '../../src/chain/contract.js';

/** v1.136.0:synapse/config/server.py, DEFAULT_IP_RANGE_BLOCKLIST */
const PRIVATE = [
  ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '192.0.0.0/24', '169.254.0.0/16'],
  ['192.88.99.0/24', '198.18.0.0/15', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4'],
  ['::1/128', 'fe80::/10', 'fc00::/7', '2001:db8::/32', 'ff00::/8', 'fec0::/10'],
].flat();

const ranges = {
  expects: 'IP ranges, separated by commas',
  example: '10.0.0.0/8,fc00::/7',
  parse(given: string): readonly string[] | undefined {
    const all = given.split(',').map(range => range.trim());
    return all.every(range => networkOf(range).length) ? all : undefined;
  },
};

export default transform({
  summary: 'URL previews need a list of addresses that they must not fetch',
  note: 'Upgrading to v0.15.0',
  // The first release with previews after 0.14: v0.16.0:synapse/config/repository.py:99
  otherwise: {
    '0.16.0': blocks('every process', 'url_preview_enabled needs url_preview_ip_range_blacklist'),
    // From here on v1.136.0/url-preview-needs-ip-blacklist does the same.
    '1.136.0': 'over',
  },
  change({ main }, step) {
    const enabled = main.get('url_preview_enabled');
    const list = main.get('url_preview_ip_range_blacklist');
    if (!enabled.truthy || list.truthy) return;
    if (list.isSet) {
      step.consequence(info('every process', 'previews may fetch addresses of the local network'));
      return step.notice(
        'This list is empty, so users can have URL previews made of pages of the local network',
        list,
      );
    }
    const answer = step.ask({
      id: 'ranges',
      question: 'URL previews are on; which addresses must they never fetch?',
      input: ranges,
      or: { private: 'all private and reserved ranges', off: 'previews are switched off' },
      unattended: 'private',
      about: [enabled],
    });
    if (answer === 'off') return step.set(enabled, false);
    const value = answer === 'private' ? PRIVATE : answer;
    step.set(step.successor(enabled, 'url_preview_ip_range_blacklist'), value, { near: ['url_preview_enabled'] });
  },
});
