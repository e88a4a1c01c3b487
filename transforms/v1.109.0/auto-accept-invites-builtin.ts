import { changes, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

const MODULE = 'synapse_auto_accept_invite.InviteAutoAccepter';
/** Option of the module to option of Synapse; defaults are the same. */
const NAMES = {
  accept_invites_only_for_direct_messages: 'only_for_direct_messages',
  accept_invites_only_from_local_users: 'only_from_local_users',
  worker_to_run_on: 'worker_to_run_on',
};

export default transform({
  summary: 'Synapse accepts invites by itself, as the module synapse_auto_accept_invite did',
  before: 'only the module does',
  otherwise: deprecated('every process', 'the module goes on working'),
  change({ main }, step) {
    const items = main.get('modules').items.filter(item => item.at('module').text === MODULE);
    const [item, second] = items;
    if (!item) return;
    if (second) return step.refuse(second, 'the module is listed twice; delete one of them');
    const section = step.successor(item, 'auto_accept_invites');
    const { truthy, isSet } = section.at('enabled');
    // v1.109.0:synapse/app/_base.py:586 does not look for the module.
    if (truthy) step.consequence(changes('every process', 'module and Synapse both accept the same invites'));
    if (isSet && !truthy && isKept(step, item, section)) return;
    step.set(section.at('enabled'), true, { near: ['modules'] });
    for (const [old, name] of Object.entries(NAMES)) {
      const option = item.at('config', old);
      if (!option.isNull && section.at(name).isNull) step.set(section.at(name), option.value ?? null);
    }
    step.remove(item.parent.items.length === 1 ? item.parent : item);
  },
});

function isKept(step: Step, item: Setting, section: Setting): boolean {
  const answer = step.ask({
    id: 'auto-accept',
    question: 'auto_accept_invites is switched off, and the module is in use; which one shall accept invites?',
    choices: { module: 'the module, as today', builtin: 'Synapse itself' },
    unattended: 'module',
    about: [item, section],
  });
  return answer === 'module';
}
