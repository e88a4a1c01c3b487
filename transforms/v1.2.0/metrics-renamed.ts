import { advise, info } from '../../src/chain/contract.js';

export default advise({
  summary: 'Many counters among the metrics have new names',
  note: 'Upgrading to v1.2.0',
  // v1.2.0:docs/metrics-howto.rst:65
  otherwise: info('every process', 'shows the old names as well, until a later release drops them'),
  about: ({ main }) => [main.get('enable_metrics')].filter(({ truthy }) => truthy),
  advice:
    'Use the new names in dashboards and alerts; they end in _total: synapse_util_metrics_block_count is ' +
    'synapse_util_metrics_block_count_total',
});
