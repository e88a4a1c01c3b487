import { blocks, type ConfigFile, type Setting, type Step, transform } from '../../src/chain/contract.js';

const CLASS = 'synapse.logging.filter.MetadataFilter';

export default transform({
  summary: 'The log filter MetadataFilter is gone; Synapse adds the server name by itself',
  before: 'the filter adds what its metadata say to each record',
  // v1.139.0:synapse/logging/filter.py:25 is the last.
  otherwise: blocks('every process', 'a log configuration with this filter is refused'),
  change({ logConfigs }, step) {
    for (const file of logConfigs) removeFilters(step, file);
  },
});

function removeFilters(step: Step, file: ConfigFile): void {
  const filters = file.get('filters').members.filter(isMetadataFilter);
  const names = filters.map(filter => filter.key);
  if (!names.length) return;
  for (const filter of filters)
    if (filter.at('metadata').members.some(({ key }) => key !== 'server_name'))
      step.notice('Its other metadata are not logged any more', filter);
  const users = ['handlers.*.filters', 'loggers.*.filters', 'root.filters'].flatMap(pattern => file.find(pattern));
  for (const list of users) {
    const used = list.items.filter(item => names.includes(item.text ?? ''));
    if (used.length && used.length === list.items.length) step.remove(list);
    else step.remove(...used);
  }
  step.remove(...filters);
}

const isMetadataFilter = (filter: Setting): boolean =>
  filter.at('()').text === CLASS || filter.at('class').text === CLASS;
