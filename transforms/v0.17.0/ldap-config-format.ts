import { blocks, deprecated, type Setting, type Step, transform } from '../../src/chain/contract.js';

/** v0.16.1:synapse/config/ldap.py:28, v0.17.0:synapse/config/ldap.py:81 */
const MOVED = {
  tls: 'start_tls',
  search_base: 'base',
  search_property: 'attributes.uid',
  email_property: 'attributes.mail',
  full_name_property: 'attributes.name',
};
const OLD = ['server', 'port', ...Object.keys(MOVED)];

export default transform({
  summary: 'The options of ldap_config have other names and groups',
  before: 'server, port, search_base and the three properties are required',
  otherwise: blocks('every process', 'ldap_config without uri, base and attributes is refused'),
  act: 'after',
  change({ find }, step) {
    for (const ldap of find('ldap_config')) {
      if (!OLD.some(option => ldap.at(option).isSet)) continue;
      const isOn = ldap.at('enabled').truthy;
      if (!isOn) step.consequence(deprecated('every process', 'ldap_config is switched off, and not read'));
      joinAddress(step, ldap);
      for (const [option, path] of Object.entries(MOVED)) {
        const [old, successor] = [ldap.at(option), ldap.at(...path.split('.'))];
        if (!old.isNull && successor.isNull) step.move(old, successor);
        else if (old.isSet) step.remove(old);
        else if (isOn && option !== 'tls' && successor.isNull)
          step.notice(`ldap_config has no ${option}, so ${path} is missing; Synapse requires it`, ldap);
      }
      if (isOn) step.notice('Try to log in with an LDAP account', ldap);
    }
  },
});

/** Joined as they stood: v0.16.1:synapse/handlers/auth.py:463 */
function joinAddress(step: Step, ldap: Setting): void {
  const [server, port, uri] = [ldap.at('server'), ldap.at('port'), ldap.at('uri')];
  const old = [server, port].filter(setting => setting.isSet);
  if (!uri.isNull || !old.length) return step.remove(...old);
  if (server.text === undefined) return step.refuse(ldap, 'it names no server');
  const address = server.text.includes('://') ? server.text : `ldap://${server.text}`;
  const own = /:(\d+)\/*$/.exec(address)?.[1];
  const given = port.isNull ? own : String(port.value);
  const right = own !== undefined && given !== own ? portOf(step, [server, port], own) : given;
  const host = address.replace(/(?::\d+)?\/*$/, '');
  step.set(uri, right === undefined ? address : `${host}:${right}`, { insteadOf: old });
}

function portOf(step: Step, [server, port]: readonly [Setting, Setting], own: string): string {
  const answer = step.ask({
    id: `ldap-port-in-${server.file.path}`,
    question: `ldap_config.server already has the port ${own}, and port is ${port.value}; which one is right?`,
    choices: { server: `${own}, of server`, port: `${port.value}, of port` },
    unattended: 'server',
    about: [server, port],
  });
  return answer === 'server' ? own : String(port.value);
}
