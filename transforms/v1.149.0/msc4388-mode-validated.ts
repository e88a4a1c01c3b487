import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'msc4388_mode takes a few words only, and any but "off" needs matrix_authentication_service',
  before: 'nothing reads msc4388_mode',
  // v1.149.0:synapse/config/experimental.py:544, v1.149.0:synapse/config/experimental.py:554
  otherwise: blocks('every process', 'msc4388_mode is refused; without quotes, off is false, which it does not take'),
  change({ processes, find }, { remove, set, upgrade }) {
    const undelegated = processes.filter(
      process => process.get('matrix_authentication_service.enabled').value !== true,
    );
    const lacking = undelegated.map(process => process.get('experimental_features.msc4388_mode'));
    // public and open are one mode, which v1.151.0/msc4388-mode-public-to-open renames.
    const words = ['off', 'authenticated', 'public', ...(upgrade.reaches('1.151.0') ? ['open'] : [])];
    for (const mode of find('experimental_features.msc4388_mode')) {
      if (mode.text === 'off') continue;
      if (mode.value === false) set(mode, 'off');
      else if (lacking.includes(mode) || !words.includes(mode.text ?? '')) remove(mode);
    }
  },
});
