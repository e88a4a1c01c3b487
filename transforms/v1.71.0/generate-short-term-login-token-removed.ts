import { advise, changes, type Setting } from '../../src/chain/contract.js';

export default advise({
  summary: 'Modules create login tokens with create_login_token only',
  note: 'Removal of the `generate_short_term_login_token` module API method',
  before: 'generate_short_term_login_token works, too',
  otherwise: changes('every process', 'a module that calls generate_short_term_login_token fails there'),
  about: ({ processes }) => {
    const sections = processes.flatMap(process => [
      ...process.get('modules').items,
      ...process.get('password_providers').items,
      ...oneOrMore(process.get('spam_checker')),
      process.get('third_party_event_rules'),
      process.get('presence.presence_router'),
    ]);
    return [...new Set(sections)].map(section => section.at('module')).filter(module => module.truthy);
  },
  advice: 'Update modules that log users in: those that call generate_short_term_login_token fail when they do',
});

const oneOrMore = (section: Setting): readonly Setting[] => (section.items.length ? section.items : [section]);
