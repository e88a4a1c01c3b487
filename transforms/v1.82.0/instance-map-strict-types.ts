import {
  blocks,
  isMapping,
  port,
  type Setting,
  type Step,
  strtobool,
  text,
  transform,
} from '../../src/chain/contract.js';

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
      if (!map.truthy && !isMapping(map.value)) step.set(map, {});
      else if (!isMapping(map.value)) return step.refuse(map, 'it is not a mapping from names to host and port');
      for (const entry of map.members) check(step, entry);
    }
  },
});

function check(step: Step, entry: Setting): void {
  if (!isMapping(entry.value)) return step.refuse(entry, 'it is not a mapping with host and port');
  // v1.89.0:synapse/config/workers.py:113 takes a socket instead.
  if (entry.at('path').isNull || !step.upgrade.reaches('1.89.0')) {
    host(step, entry.at('host'));
    number(step, entry.at('port'));
  }
  tls(step, entry.at('tls'));
}

function host(step: Step, setting: Setting): void {
  if (setting.text !== undefined) return;
  // The text as written: 10.10 must not become 10.1.
  const value =
    setting.source ??
    step.ask({
      id: `host-of-${setting.parent.key}`,
      question: `on which host does ${setting.parent.key} serve replication? None is given`,
      input: { ...text, expects: 'a host' },
      about: [setting.parent],
    });
  step.set(setting, value, { first: true });
}

function number(step: Step, setting: Setting): void {
  // 8034.0 equals 8034, yet it is no whole number to Synapse.
  if (typeof setting.value === 'number' && /^\d+\./.test(setting.source ?? ''))
    return step.refuse(setting, 'it is a decimal number; write it without the point');
  if (typeof setting.value === 'number') return;
  const read = port.parse(setting.text?.trim() ?? '');
  const given = setting.isNull ? 'None is given' : `${setting.source ?? 'What is there'} is none`;
  const value =
    read ??
    step.ask({
      id: `port-of-${setting.parent.key}`,
      question: `which port has ${setting.parent.key}? ${given}`,
      input: port,
      about: [setting.parent],
    });
  step.set(setting, value, { near: ['host'] });
}

/** Up to 1.81 any text was true, "false" included. */
function tls(step: Step, setting: Setting): void {
  if (!setting.isSet || typeof setting.value === 'boolean') return;
  if (setting.isNull) return step.remove(setting);
  if (!setting.text || strtobool(setting.text)) return step.set(setting, setting.truthy);
  const name = setting.parent.key;
  const answer = step.ask({
    id: `tls-of-${name}`,
    question: `tls of ${name} is the text "${setting.text}", which Synapse took for true; is TLS to be used?`,
    choices: { yes: 'as today', no: 'plain HTTP' },
    unattended: 'yes',
    about: [setting],
  });
  step.set(setting, answer === 'yes');
}
