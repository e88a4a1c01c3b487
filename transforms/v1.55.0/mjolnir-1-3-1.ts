import { advise, changes, type Setting } from '../../src/chain/contract.js';

export default advise({
  summary: 'Mjolnir 1.3.1 and older do not work any more',
  note: 'Compatibility dropped for Mjolnir 1.3.1 and earlier',
  otherwise: changes('every process', 'the module of Mjolnir 1.3.1 and older fails'),
  act: 'before',
  about: ({ processes }) => {
    const sections = processes.flatMap(process => [
      ...process.get('modules').items,
      ...oneOrMore(process.get('spam_checker')),
    ]);
    const modules = [...new Set(sections)].map(section => section.at('module'));
    return modules.filter(module => module.text?.startsWith('mjolnir.'));
  },
  advice: 'Upgrade Mjolnir, and its module in the Python environment of Synapse, to 1.3.2 or later',
});

const oneOrMore = (section: Setting): readonly Setting[] => (section.items.length ? section.items : [section]);
