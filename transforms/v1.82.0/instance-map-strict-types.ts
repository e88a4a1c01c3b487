import { blocks, isMapping, port, type Setting, type Step, strtobool, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The types of instance_map are checked',
  // v1.81.0:synapse/config/workers.py:186
  before: 'any type is taken, and an empty map counts as none',
  // v1.82.0:synapse/config/workers.py:221 and 82
  otherwise: blocks(
    'every process',
    'an instance_map with other types than text, whole number and boolean is refused',
  ),
  change({ find }, step) {
    for (const map of find('instance_map')) {
      if (map.isNull) step.set(map, {});
      for (const entry of map.members) {
        if (!isMapping(entry.value)) return step.refuse(entry, 'it is not a mapping with host and port');
        host(step, entry.at('host'));
        number(step, entry.at('port'));
        tls(step, entry.at('tls'), String(entry.key));
      }
    }
  },
});

function host(step: Step, setting: Setting): void {
  // The text as written: 10.10 must not become 10.1.
  if (setting.text === undefined && setting.source !== undefined) step.set(setting, setting.source);
}

function number(step: Step, setting: Setting): void {
  if (!setting.isSet || (typeof setting.value === 'number' && Number.isInteger(setting.value))) return;
  const read = port.parse(setting.text ?? '');
  const answer =
    read ??
    step.ask({
      id: `port-of-${setting.parent.key}`,
      question: `which port has ${setting.parent.key}? ${setting.source ?? 'What is there'} is none`,
      input: port,
      about: [setting],
    });
  step.set(setting, answer);
}

/** Up to 1.81 any text was true, "false" included. */
function tls(step: Step, setting: Setting, name: string): void {
  if (!setting.isSet || typeof setting.value === 'boolean') return;
  if (setting.isNull) return step.remove(setting);
  if (!setting.text || strtobool(setting.text)) return step.set(setting, setting.truthy);
  const answer = step.ask({
    id: `tls-of-${name}`,
    question: `tls of ${name} is the text "${setting.text}", which Synapse took for true; is TLS to be used?`,
    choices: { yes: 'as today', no: 'plain HTTP' },
    unattended: 'yes',
    about: [setting],
  });
  step.set(setting, answer === 'yes');
}
