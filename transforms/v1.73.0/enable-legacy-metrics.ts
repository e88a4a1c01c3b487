import { changes, cleanup, transform } from '../../src/chain/contract.js';

const NAMES = 'Move dashboards and alerts to the new metric names: the old ones are gone';

export default transform({
  summary: 'enable_legacy_metrics and the old metric names are gone',
  note: 'Legacy Prometheus metric names have now been removed',
  // v1.67.0:synapse/config/metrics.py:72, v1.72.0:synapse/config/metrics.py:46
  before: 'from 1.67 it switches the old metric names, until 1.70 they are on by default',
  otherwise: changes('every process', 'the old metric names are not exported, whatever enable_legacy_metrics says'),
  act: 'with',
  change({ processes, find }, { upgrade, remove, notice, consequence }) {
    remove(...find('enable_legacy_metrics'));
    const exporting = processes.filter(process => process.get('enable_metrics').truthy);
    const old = exporting.map(process => process.get('enable_legacy_metrics')).filter(({ truthy }) => truthy);
    const wasDefault = upgrade.fromKnown && !upgrade.alreadyOn('1.71.0');
    const byDefault = wasDefault && exporting.some(process => !process.get('enable_legacy_metrics').isSet);
    if (upgrade.alreadyOn('1.73.0') || (!old.length && !byDefault))
      return consequence(cleanup('every process', 'no message is logged'));
    notice(NAMES, ...new Set(old.length ? old : exporting.map(process => process.get('enable_metrics'))));
  },
});
