import { advise, changes } from '../../src/chain/contract.js';

export default advise({
  summary: 'The module callback user_may_create_room_with_invites is gone',
  note: 'Removal of `user_may_create_room_with_invites`',
  otherwise: changes('every process', 'a module that registers the callback keeps Synapse from starting'),
  about: ({ processes }) =>
    [...new Set(processes.flatMap(process => process.get('modules').items))].map(entry => entry.at('module')),
  advice:
    'Update modules that register user_may_create_room_with_invites first: with one of them Synapse does not start',
});
