import {
  blocks,
  deprecated,
  equal,
  isMapping,
  type Mapping,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

/** The built-in default up to 0.99.5: a key that matrix.org has retired. */
const OLD_DEFAULT = [
  { server_name: 'matrix.org', verify_keys: { 'ed25519:auto': 'Noi6WqcDj0QmPxCNQqgezwTlBKrfqehY1u2FyWP9uYw' } },
];

export default transform({
  summary: 'The key servers of perspectives are listed in trusted_key_servers',
  before: 'perspectives is the only place for key servers',
  // v1.0.0:synapse/config/key.py:96
  otherwise: deprecated('every process', 'its servers are appended to trusted_key_servers'),
  act: 'before',
  change(deployment, step) {
    for (const perspectives of deployment.find('perspectives')) {
      const trusted = step.successor(perspectives, 'trusted_key_servers');
      const isOverridden = perspectives !== deployment.ownerOf(perspectives.file).get('perspectives');
      if (perspectives.isNull || isOverridden) {
        if (!isOverridden) step.consequence(blocks('every process', 'perspectives without a value is refused'));
        step.remove(perspectives);
        continue;
      }
      if (!isMapping(perspectives.value)) return step.refuse(perspectives, 'it is not a mapping of servers');
      if (trusted.isSet && !trusted.isNull && !Array.isArray(trusted.value))
        return step.refuse(trusted, 'it is not a list');

      if (trusted.isSet && trusted.isNull)
        step.consequence(blocks('every process', 'trusted_key_servers without a value is refused'));
      const foreign = perspectives
        .at('servers')
        .members.flatMap(server => keysOf(server).filter(key => !isEd25519(key)));
      // Ignored up to 0.99.5: v1.0.0:synapse/config/key.py:337
      if (foreign.length) step.consequence(blocks('every process', `the key ${foreign[0]?.key} is refused`));
      const servers = pinned(step, perspectives);
      const verify = deployment.ownerOf(perspectives.file).get('federation_verify_certificates');
      // v1.0.0:synapse/config/key.py:362, :368
      if (verify.isSet && !verify.truthy && !servers.every(isPinned))
        step.notice(
          'federation_verify_certificates is off, so Synapse 1.0.0 and later start only if each key server has ' +
            'verify_keys, and matrix.org another one than ed25519:auto; add the keys, or remove this option',
          verify,
        );
      const listed = trusted.items.map(item => item.value);
      const added = servers.filter(server => !listed.some(other => isMapping(other) && isSame(other, server)));
      if (!trusted.isSet) step.set(trusted, added, { insteadOf: perspectives });
      else {
        if (trusted.isNull) step.set(trusted, added);
        else for (const server of added) step.set(trusted.end, server);
        step.remove(perspectives);
      }
    }
  },
});

/** The servers in file order; the old default asks for a decision. */
function pinned(step: Step, perspectives: Setting): readonly Mapping[] {
  const servers = perspectives.at('servers').members.map(keyServer);
  if (!equal(servers, OLD_DEFAULT)) return servers;
  const pin = step.ask({
    id: 'matrix-org-key',
    question: 'perspectives trusts one key of matrix.org, which it has retired; keep that?',
    choices: { keep: 'keep the key, as today', drop: 'trust matrix.org by TLS only, the default since 1.0' },
    unattended: 'keep',
    about: [perspectives],
  });
  return pin === 'drop' ? [{ server_name: 'matrix.org' }] : servers;
}

function keyServer(server: Setting): Mapping {
  const keys = keysOf(server).filter(isEd25519);
  const verifyKeys = Object.fromEntries(keys.map(member => [String(member.key), member.at('key').value ?? null]));
  return { server_name: String(server.key), ...(!server.at('verify_keys').isNull && { verify_keys: verifyKeys }) };
}

const keysOf = (server: Setting): readonly Setting[] => server.at('verify_keys').members;
const isEd25519 = ({ key }: Setting): boolean => String(key).startsWith('ed25519:');

const isPinned = ({ server_name: name, verify_keys: keys }: Mapping): boolean => {
  const ids = isMapping(keys) ? Object.keys(keys) : [];
  return ids.length > 0 && !(name === 'matrix.org' && ids.join() === 'ed25519:auto');
};
const isSame = (a: Mapping, b: Mapping): boolean =>
  a['server_name'] === b['server_name'] && equal(a['verify_keys'], b['verify_keys']);
