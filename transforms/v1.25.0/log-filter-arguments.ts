import { blocks, changes, transform } from '../../src/chain/contract.js';

const FILTERS = ['synapse.logging.context.LoggingContextFilter', 'synapse.util.logcontext.LoggingContextFilter'];

export default transform({
  summary: 'The context filter of a log configuration takes no argument but request',
  before: 'every other argument is the value of a field where a line of the log has none',
  // v1.25.0:synapse/logging/context.py:536
  otherwise: blocks('every process', 'any other argument of the context filter is refused'),
  change({ logConfigs }, step) {
    const refused = logConfigs.flatMap(file => {
      const filters = file.find('filters.*').filter(filter => FILTERS.includes(filter.at('()').text ?? ''));
      const extra = filters.flatMap(filter => filter.members).filter(({ key }) => !KNOWN.includes(String(key)));
      step.remove(...extra);
      // Nothing fills them any more; scope was filled from 1.2 to 1.24: v1.24.0:synapse/logging/context.py:373
      const fields = [...extra.map(({ key }) => String(key)), 'scope'];
      for (const format of file.find('formatters.*.format')) {
        const without = fields.reduce(withoutField, format.text ?? '');
        if (format.text !== undefined && without !== format.text) step.set(format, without);
      }
      return extra;
    });
    if (!refused.length)
      step.consequence(changes('every process', 'the field scope is missing: lines are not logged'));
  },
});

/** `.` sets attributes of the filter: logging.config.BaseConfigurator.configure_custom */
const KNOWN = ['()', '.', 'request'];

/** Without the field, the brackets around it, and what separates it from the one before or, if first, after it. */
function withoutField(format: string, field: string): string {
  const escaped = field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const token = `[[({<]?%\\(${escaped}\\)[-#0 +]*\\d*(?:\\.\\d+)?[a-z][\\])}>]?`;
  const separator = '\\s*[-|,;:]?\\s*';
  return format
    .replace(new RegExp(`^${token}${separator}`), '')
    .replaceAll(new RegExp(`${separator}${token}`, 'g'), '');
}
