import { advise, deprecated, type Setting } from '../../src/chain/contract.js';

export default advise({
  summary: 'check_event_for_spam of spam checkers returns NOT_SPAM or an error code',
  note: 'New signature for the spam checker callback `check_event_for_spam`',
  otherwise: deprecated('every process', 'true, false and texts are still understood'),
  about: ({ processes }) => {
    const sections = processes.flatMap(process => [
      ...process.get('modules').items,
      ...oneOrMore(process.get('spam_checker')),
    ]);
    return [...new Set(sections)].map(section => section.at('module')).filter(module => module.truthy);
  },
  advice: 'If you write a spam checker yourself, let check_event_for_spam return NOT_SPAM or an error code',
});

const oneOrMore = (section: Setting): readonly Setting[] => (section.items.length ? section.items : [section]);
