import { advise, changes, loadedModules } from '../../src/chain/contract.js';

export default advise({
  summary: 'Modules create login tokens with create_login_token only',
  note: 'Removal of the `generate_short_term_login_token` module API method',
  before: 'generate_short_term_login_token works, too',
  otherwise: changes('every process', 'a module that calls generate_short_term_login_token fails there'),
  about: loadedModules,
  advice: 'Update modules that log users in: those that call generate_short_term_login_token fail when they do',
});
