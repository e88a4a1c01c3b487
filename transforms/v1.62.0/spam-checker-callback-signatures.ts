import { advise, deprecated, type Setting } from '../../src/chain/contract.js';

export default advise({
  summary: 'Seven more callbacks of spam checkers return NOT_SPAM or an error code',
  note: 'New signatures for spam checker callbacks',
  otherwise: deprecated('every process', 'true and false are still understood'),
  about: ({ processes }) => {
    const sections = processes.flatMap(process => [
      ...process.get('modules').items,
      ...oneOrMore(process.get('spam_checker')),
    ]);
    return [...new Set(sections)].map(section => section.at('module')).filter(module => module.truthy);
  },
  advice:
    'If you write a spam checker yourself, let its callbacks return NOT_SPAM or an error code, not true or false',
});

const oneOrMore = (section: Setting): readonly Setting[] => (section.items.length ? section.items : [section]);
