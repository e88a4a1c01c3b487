import { changes, type Deployment, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

const MODULE = 'synapse_auto_accept_invite.InviteAutoAccepter';
/** Option of the module and option of Synapse; defaults are the same. */
const NAMES = [
  ['accept_invites_only_for_direct_messages', 'only_for_direct_messages'],
  ['accept_invites_only_from_local_users', 'only_from_local_users'],
  ['worker_to_run_on', 'worker_to_run_on'],
] as const;

export default transform({
  summary: 'Synapse accepts invites by itself, as the module synapse_auto_accept_invite did',
  before: 'only the module does',
  otherwise: deprecated('every process', 'the module goes on working'),
  change(deployment, step) {
    // A worker's own list hides the shared one; what a later file hides is not loaded.
    const lists = new Set(deployment.processes.map(process => process.get('modules')));
    for (const list of lists) convert(deployment, step, list);
  },
});

function convert({ ownerOf }: Deployment, step: Step, list: Setting): void {
  const [item, second] = list.items.filter(one => one.at('module').text === MODULE);
  if (!item) return;
  if (second) return step.refuse(second, 'the module is listed twice; delete one of them');
  const { truthy, isSet } = ownerOf(list.file).get('auto_accept_invites').at('enabled');
  // v1.109.0:synapse/app/_base.py:586 does not look for the module.
  if (truthy) step.consequence(changes('every process', 'module and Synapse both accept the same invites'));
  if (isSet && !truthy && isKept(step, item)) return;
  const section = step.successor(item, 'auto_accept_invites');
  step.set(section.at('enabled'), true, { near: ['modules'], everybody: true });
  for (const [old, name] of NAMES) {
    const option = item.at('config', old);
    if (!option.isNull && section.at(name).isNull) step.move(option, section.at(name));
  }
  // An earlier file's list must not come into force, so an empty one stays then.
  const isOnly = list.items.length === 1 && !ownerOf(list.file).files.some(f => f !== list.file && f.has('modules'));
  step.remove(isOnly ? list : item);
}

function isKept(step: Step, item: Setting): boolean {
  const answer = step.ask({
    id: item.file.role === 'worker' ? `auto-accept-in-${item.file.path}` : 'auto-accept',
    question: 'auto_accept_invites is switched off, and the module is in use; which one shall accept invites?',
    choices: { module: 'the module, as today', builtin: 'Synapse itself' },
    unattended: 'module',
    about: [item],
  });
  return answer === 'module';
}
