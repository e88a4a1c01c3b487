import {
  blocks,
  changes,
  cleanup,
  type Process,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'The address that Synapse gives to the CAS server is that of public_baseurl, and service_url is ignored',
  // v1.26.0:synapse/config/cas.py:33
  before: 'cas_config.service_url is compulsory',
  otherwise: {
    // v1.27.0:synapse/config/cas.py:38, v1.46.0:synapse/config/cas.py:42
    '1.27.0': blocks('every process', 'cas_config needs public_baseurl'),
    '1.47.0': changes('every process', 'service_url is ignored, and the address is made from server_name'),
  },
  act: 'before',
  change({ main, find }, step) {
    const services = find('cas_config.service_url');
    if (!services.length) return;
    const service = main.get('cas_config.service_url');
    const base = main.get('public_baseurl');
    const enabled = main.get('cas_config.enabled');
    const isOn = service.isSet && (!enabled.isSet || enabled.truthy);
    if (isOn && !base.truthy) setBase(step, main, service, base);
    else if (isOn && !isSame(service, base) && !step.upgrade.alreadyOn('1.27.0')) {
      step.consequence(changes('every process', 'the address given to the CAS server is that of public_baseurl'));
      step.notice(
        `The CAS server gets the address ${stripped(base.value)}/_matrix/client/r0/login/cas/ticket, no longer ` +
          `that of ${service.value}; register it there`,
        service,
        base,
      );
    } else step.consequence(cleanup('every process', 'no message is logged'));
    step.remove(...services);
  },
});

const stripped = (value: unknown): string => String(value).replace(/\/+$/, '');
const isSame = (a: Setting, b: Setting): boolean => stripped(a.value) === stripped(b.value);

function setBase(step: Step, main: Process, service: Setting, base: Setting): void {
  const byDefault = `https://${main.get('server_name').text ?? ''}`;
  if (step.upgrade.reaches('1.47.0') && stripped(service.value) === byDefault)
    return step.consequence(cleanup('every process', 'the address made from server_name is the same'));
  const given = service.text;
  const answer = step.ask({
    id: 'public-baseurl',
    question: 'CAS needs public_baseurl, where clients reach the homeserver. Which address is it?',
    ...(given && { or: { use: `${given}, to which the CAS server sent browsers back` }, unattended: 'use' }),
    input: {
      ...text,
      expects: 'an address',
      example: 'https://matrix.example.org/',
      parse: address => (/^https?:\/\/\S+$/.test(address.trim()) ? address.trim() : undefined),
    },
    about: [service],
  });
  const address = answer === 'use' ? given : answer;
  step.set(base, `${stripped(address)}/`, { near: ['server_name'] });
  step.notice('public_baseurl is told to clients from now on, and other features use it, too', service);
}
