import { blocks, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

const HISTORIC = ['join_rules', 'canonical_alias', 'avatar', 'encryption', 'name'].map(type => `m.room.${type}`);

export default transform({
  summary: 'room_invite_state_types gives way to room_prejoin_state',
  note: '`room_invite_state_types` configuration setting',
  before: 'room_invite_state_types is the only option',
  // The code of the new option landed before its note: v1.32.0:synapse/config/api.py:85
  otherwise: {
    '1.32.0': deprecated('every process', 'the old list is honoured exactly as given, with a warning at every start'),
  },
  change(deployment, step) {
    for (const old of deployment.find('room_invite_state_types')) {
      const prejoin = step.successor(old, 'room_prejoin_state');
      const isOverridden = old !== deployment.ownerOf(old.file).get('room_invite_state_types');
      if (old.isNull || isOverridden) {
        if (!isOverridden) step.consequence(blocks('every process', 'the old option without a value is refused'));
        step.remove(old);
        continue;
      }
      // v1.32.0:synapse/config/api.py:134
      if (!Array.isArray(old.value)) step.consequence(blocks('every process', 'the old option must be a list'));
      const types = typesOf(step, old);
      if (prejoin.truthy) settle(step, old, prejoin, types);
      // The old default spelled out: the note recommends the new default, which is a few types longer.
      else if (isHistoric(types)) step.remove(old);
      else convert(step, old, prejoin, types);
    }
  },
});

function typesOf(step: Step, old: Setting): readonly string[] {
  if (old.text !== undefined) return [old.text];
  const types = old.items.flatMap(item => item.text ?? []);
  const isList = Array.isArray(old.value) && types.length === old.items.length;
  return isList ? types : step.refuse(old, 'it is not a list of event types');
}

const isHistoric = (types: readonly string[]): boolean =>
  HISTORIC.every(type => types.includes(type)) && types.every(type => HISTORIC.includes(type));

/** What the target shares by itself: v1.34.0:synapse/config/api.py:109, v1.50.0:synapse/config/api.py:111 */
const builtIn = ({ upgrade }: Step): readonly string[] => [
  ...HISTORIC,
  ...(upgrade.reaches('1.34.0') ? ['m.room.create'] : []),
  ...(upgrade.reaches('1.50.0') ? ['m.room.topic'] : []),
];

function convert(step: Step, old: Setting, prejoin: Setting, types: readonly string[]): void {
  const defaults = builtIn(step);
  const isSuperset = defaults.every(type => types.includes(type));
  const wanted = new Set(isSuperset ? types.filter(type => !defaults.includes(type)) : types);
  const additional = prejoin.at('additional_event_types');
  if (!wanted.size) {
    if (isSuperset) step.remove(old);
    else step.set(prejoin, { disable_default_event_types: true }, { insteadOf: old });
    return;
  }
  if (old.text === undefined) {
    step.remove(
      ...old.items.filter((_, index) => !wanted.has(types[index] ?? '') || types.indexOf(types[index] ?? '') < index),
    );
    step.move(old, additional);
  } else step.set(additional, [...wanted], { insteadOf: old });
  if (!isSuperset) step.set(prejoin.at('disable_default_event_types'), true, { first: true });
}

/** Both together are refused: v1.34.0:synapse/config/api.py:77 */
function settle(step: Step, old: Setting, prejoin: Setting, types: readonly string[]): void {
  step.consequence(blocks('every process', 'room_invite_state_types beside room_prejoin_state is refused'));
  const holds = step.ask({
    id: `holds-in-${old.file.path}`,
    question: 'room_invite_state_types and room_prejoin_state are both set; which one holds?',
    choices: {
      room_prejoin_state: 'the old list goes',
      room_invite_state_types: 'the old list is converted, the rest goes',
      merge: 'the types of both are shared',
    },
    about: [old, prejoin],
  });
  const additional = prejoin.at('additional_event_types');
  // A pair with a state key shares less than the type alone: v1.74.0:synapse/config/api.py:58
  const listed = additional.items.map(item => item.text);
  if (holds === 'merge') for (const type of new Set(types)) if (!listed.includes(type)) step.set(additional.end, type);
  if (holds === 'room_invite_state_types')
    step.set(prejoin, { disable_default_event_types: true, additional_event_types: [...new Set(types)] });
  step.remove(old);
}
