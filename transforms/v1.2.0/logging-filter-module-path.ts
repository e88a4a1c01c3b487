import { deprecated, transform } from '../../src/chain/contract.js';

const MOVED: ReadonlyMap<string, string> = new Map([
  ['synapse.util.logcontext.LoggingContextFilter', 'synapse.logging.context.LoggingContextFilter'],
  ['synapse.util.logformatter.LogFormatter', 'synapse.logging.formatter.LogFormatter'],
]);

export default transform({
  summary: 'The filter and the formatter that log configurations name have moved to synapse.logging',
  optional: true,
  // v1.157.1:synapse/util/logcontext.py:28
  otherwise: deprecated('every process', 'the old modules are still there'),
  change({ logConfigs }, { set }) {
    for (const file of logConfigs)
      for (const name of file.find('filters.*.()', 'formatters.*.()', 'formatters.*.class')) {
        const moved = MOVED.get(name.text ?? '');
        if (moved) set(name, moved);
      }
  },
});
