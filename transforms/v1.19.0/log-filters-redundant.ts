import { cleanup, type Setting, transform } from '../../src/chain/contract.js';

const FILTERS = ['synapse.logging.context.LoggingContextFilter', 'synapse.util.logcontext.LoggingContextFilter'];

export default transform({
  summary: 'Every line of a log has the field request, so the context filter is not needed',
  optional: true,
  before: 'the filter adds the field',
  // v1.19.0:synapse/config/logger.py:213
  otherwise: cleanup('every process', 'the filter adds what is there already'),
  change({ logConfigs }, { remove }) {
    for (const file of logConfigs) {
      const filters = file.find('filters.*').filter(isRedundant);
      const names = new Set(filters.map(({ key }) => String(key)));
      for (const list of file.find('handlers.*.filters', 'loggers.*.filters', 'root.filters')) {
        const named = list.items.filter(({ text }) => names.has(text ?? ''));
        remove(...(named.length === list.items.length && named.length ? [list] : named));
      }
      remove(...filters);
    }
  },
});

/** Another text than none for lines without a request would be lost; any other argument is another matter. */
const isRedundant = (filter: Setting): boolean =>
  FILTERS.includes(filter.at('()').text ?? '') &&
  filter.members.every(({ key, value }) => key === '()' || (key === 'request' && value === ''));
