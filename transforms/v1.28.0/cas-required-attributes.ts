import { blocks, changes, isMapping, type Setting, type Step, text, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Values of cas_config.required_attributes are text, or null for any value',
  // v1.27.0:synapse/config/cas.py:43
  before: 'the types are not checked, and a value that is no text never matches',
  // v1.28.0:synapse/config/cas.py:95
  otherwise: blocks('every process', 'a value of another type is refused'),
  change({ find, ownerOf }, step) {
    for (const attributes of find('cas_config.required_attributes')) {
      const enabled = attributes.parent.at('enabled');
      const isInForce = ownerOf(attributes.file).get(attributes.path) === attributes;
      if (!isInForce || (enabled.isSet && !enabled.truthy) || !attributes.truthy) continue;
      if (!isMapping(attributes.value)) return step.refuse(attributes, 'it is not a mapping');
      const odd = attributes.members.filter(one => !one.isNull && one.text === undefined);
      if (!odd.length) step.consequence(changes('every process', 'the text None is demanded'));
      for (const attribute of attributes.members) check(step, attribute);
    }
  },
});

function check(step: Step, attribute: Setting): void {
  if (attribute.isNull || (attribute.text !== undefined && attribute.text !== 'None')) return;
  // The old sample's None is no null to YAML: v1.26.0:synapse/config/cas.py:74
  const isNone = attribute.text === 'None';
  const { source } = attribute;
  const answer = step.ask({
    id: String(attribute.key),
    question: isNone
      ? `${attribute} demands the text None, and no other value; is that meant?`
      : `${attribute} is not text and never matched; which text does the CAS server send?`,
    or: {
      any: 'any value will do',
      ...(isNone && { keep: 'the text None is demanded' }),
      ...(!isNone && source !== undefined && { quote: `the text ${source}` }),
    },
    input: text,
    ...(isNone && { unattended: 'keep' }),
    about: [attribute],
  });
  if (answer === 'any') step.set(attribute, null);
  else if (answer === 'quote' && source !== undefined) step.set(attribute, source);
  else if (!isNone || answer !== 'keep') step.set(attribute, answer);
}
