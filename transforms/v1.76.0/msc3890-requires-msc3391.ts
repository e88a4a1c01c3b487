import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'msc3890_enabled needs msc3391_enabled',
  before: 'nothing reads msc3890_enabled',
  // v1.76.0:synapse/config/experimental.py:142
  otherwise: blocks('every process', 'msc3890_enabled is refused without msc3391_enabled'),
  change({ processes }, step) {
    const all = new Set(processes.map(process => process.get('experimental_features')));
    const refused = [...all].filter(
      features => features.at('msc3890_enabled').truthy && !features.at('msc3391_enabled').truthy,
    );
    if (!refused.length) return;
    const old = refused.map(features => features.at('msc3890_enabled'));
    const answer = step.ask({
      id: 'experiment',
      question: 'msc3890_enabled needs msc3391_enabled, which is off; what shall it be?',
      choices: { both: 'both experiments are on', neither: 'msc3890_enabled goes' },
      unattended: 'neither',
      about: old,
    });
    if (answer === 'neither') step.remove(...old);
    else for (const features of refused) step.set(features.at('msc3391_enabled'), true, { near: ['msc3890_enabled'] });
  },
});
