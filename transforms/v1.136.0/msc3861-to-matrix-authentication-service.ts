// Long, since the address and the secret of the service have several sources, and its section may be there already.
import {
  blocks,
  cleanup,
  type Deployment,
  deprecated,
  equal,
  type Input,
  type Setting,
  type Step,
  secret,
  transform,
} from '../../src/chain/contract.js';

const OLD = 'experimental_features.msc3861';
const NEW = 'matrix_authentication_service';
const INTROSPECTION = /\/oauth2\/introspect$/;
const ADDRESS = /^https?:\/\/[^\s/]/;
const address: Input<string> = {
  expects: 'an address',
  example: 'http://localhost:8080',
  parse: given => (ADDRESS.test(given.trim()) ? given.trim() : undefined),
};

export default transform({
  summary: 'The connection to Matrix Authentication Service has its own section, matrix_authentication_service',
  note: 'Stable integration with Matrix Authentication Service',
  also: ['v1.157.0/msc3861-removed'],
  before: 'only experimental_features.msc3861 is read',
  otherwise: {
    '1.136.0': deprecated('every process', 'experimental_features.msc3861 is read as before, without a message'),
    // v1.157.0:synapse/config/experimental.py:179
    '1.157.0': blocks('every process', 'experimental_features.msc3861 is refused, even if it says enabled: false'),
  },
  act: 'before',
  change(deployment, step) {
    const old = deployment.find(OLD);
    const inForce = deployment.processes.map(process => process.get(OLD));
    const active = old.filter(block => inForce.includes(block) && isOn(step, block));
    if (active.some(block => mustWait(deployment, step, block))) return;
    if (old.length && !active.length) withoutUse(step, inForce);
    // Every process reads the section that takes the place of the shared block; an equal one of a worker just goes.
    const shared = active.find(({ file }) => file.role === 'homeserver');
    const converted = active.filter(block => block === shared || !equal(block.value, shared?.value));
    const moved = converted.filter(block => convert(deployment, step, block));
    step.remove(...old.filter(block => !moved.includes(block)));
  },
});

/** Only a boolean was ever accepted: v1.136.0:synapse/config/experimental.py:106 */
function isOn(step: Step, block: Setting): boolean {
  const enabled = block.at('enabled');
  if (enabled.isSet && typeof enabled.value !== 'boolean')
    return step.refuse(enabled, 'it is neither true nor false, so it does not say whether the section is in use');
  return enabled.value === true;
}

function mustWait({ ownerOf }: Deployment, { upgrade }: Step, block: Setting): boolean {
  const features = ownerOf(block.file).get('experimental_features');
  const msc4108 = features.at('msc4108_enabled').truthy || !features.at('msc4108_delegation_endpoint').isNull;
  // v1.136.0:synapse/config/experimental.py:539 wants it beside msc3861, v1.137.0:synapse/config/experimental.py:546
  if (msc4108 && !upgrade.reaches('1.137.0')) return true;
  // v1.142.0:synapse/api/auth/mas.py:151 drops the path of the address, 1.143.0 keeps it again.
  const hasPath = /^https?:\/\/[^/]+\/./.test(prefixOf(block) ?? block.at('issuer').text ?? '');
  return hasPath && upgrade.reaches('1.142.0') && !upgrade.reaches('1.143.0');
}

function withoutUse(step: Step, inForce: readonly Setting[]): void {
  const refused = step.upgrade.reaches('1.157.0')
    ? inForce.some(block => block.truthy)
    : inForce.some(block => block.isSet && block.isNull);
  if (!refused) step.consequence(cleanup('every process', 'nothing is logged'));
  else if (!step.upgrade.reaches('1.157.0'))
    step.consequence(blocks('every process', 'experimental_features.msc3861 without a value makes it crash'));
}

/** Whether the block moved, and so is not to be removed. */
function convert({ ownerOf }: Deployment, step: Step, block: Setting): boolean {
  const enabled = ownerOf(block.file).get(NEW).at('enabled');
  if (enabled.value === true) {
    // v1.136.0:synapse/config/mas.py:105
    if (!step.upgrade.reaches('1.157.0'))
      step.consequence(blocks('every process', 'msc3861 and matrix_authentication_service are both switched on'));
    return false;
  }
  if (enabled.isSet)
    step.ask({
      id: `switch-on${suffixOf(block)}`,
      question: 'matrix_authentication_service is switched off, and msc3861, which did its work, ends; switch it on?',
      choices: { on: 'Matrix Authentication Service goes on handling the accounts' },
      about: [block, enabled],
    });
  const section = step.successor(block, NEW);
  const hasSecret = section.at('secret').truthy || section.at('secret_path').truthy;
  const endpoint = section.at('endpoint').isNull ? endpointOf(step, block) : undefined;
  const credential = hasSecret ? undefined : credentialOf(step, block);
  const isMove = !section.isSet;
  if (isMove) step.move(block, section);
  step.set(section.at('enabled'), true, { everybody: true });
  if (endpoint) step.set(section.at('endpoint'), endpoint.value, { insteadOf: endpoint.from, everybody: true });
  if (credential?.from) step.move(credential.from, section.at(credential.name));
  else if (credential) step.set(section.at('secret'), credential.value, { everybody: true });
  // v1.136.0:synapse/config/mas.py:38 refuses a null secret beside secret_path.
  const isBare = section.at('secret').isSet && section.at('secret').isNull;
  if (isBare && (credential?.name === 'secret_path' || hasSecret)) step.remove(section.at('secret'));
  const kept = [block.at('enabled'), endpoint?.from, credential?.from];
  if (isMove) step.remove(...block.members.filter(member => !kept.includes(member)));
  step.notice(
    'Matrix Authentication Service must be 0.20.0 or newer, its matrix.secret the secret given here, and it must ' +
      'reach /_synapse/mas on Synapse; the client that it has for Synapse is not needed any more',
    section,
  );
  return isMove;
}

/** Where the service answers, as far as the address of its introspection tells. */
function prefixOf(block: Setting): string | undefined {
  const url = introspectionOf(block)?.text;
  return url !== undefined && INTROSPECTION.test(url) ? url.replace(INTROSPECTION, '') : undefined;
}
const introspectionOf = (block: Setting): Setting | undefined =>
  [block.at('introspection_endpoint'), block.at('issuer_metadata', 'introspection_endpoint')].find(one => one.text);

function endpointOf(step: Step, block: Setting): { readonly value: string; readonly from: Setting } {
  const issuer = block.at('issuer');
  const introspection = introspectionOf(block);
  const prefix = prefixOf(block);
  const addresses = [issuer, introspection].map(setting => setting?.text ?? '');
  if (addresses.some(text => text.includes('/realms/')) || (introspection && prefix === undefined))
    step.ask({
      id: `is-mas${suffixOf(block)}`,
      question: 'only Matrix Authentication Service is supported from 1.157.0 on; is it your provider?',
      choices: { mas: 'it is, and it is 0.20.0 or newer' },
      about: [block],
    });
  if (introspection && prefix !== undefined) {
    const isNested = introspection.parent !== block;
    return { value: prefix, from: isNested ? introspection.parent : introspection };
  }
  const asked = {
    id: `endpoint${suffixOf(block)}`,
    question: 'at which address does Synapse reach Matrix Authentication Service?',
    input: address,
    about: [issuer],
  };
  const known = address.parse(issuer.text ?? '');
  if (known === undefined) return { value: step.ask(asked), from: issuer };
  const answer = step.ask({ ...asked, or: { issuer: `the issuer, ${known}` }, unattended: 'issuer' });
  return { value: answer === 'issuer' ? known : answer, from: issuer };
}

interface Credential {
  readonly name: 'secret' | 'secret_path';
  readonly value: string;
  /** Absent where the admin named it. */
  readonly from?: Setting;
}
/** What the service showed Synapse: v1.136.0:synapse/api/auth/msc3861_delegated.py:178, and mas.py:188 beside it. */
function credentialOf(step: Step, block: Setting): Credential {
  const token = block.at('admin_token');
  const path = block.at('admin_token_path');
  if (token.truthy && path.truthy) return step.refuse(path, 'admin_token is set, too; delete one of them');
  if (token.text) return { name: 'secret', value: token.text, from: token };
  if (path.text) return { name: 'secret_path', value: path.text, from: path };
  const value = step.ask({
    id: `secret${suffixOf(block)}`,
    question: 'what is matrix.secret in the configuration of Matrix Authentication Service?',
    input: secret,
    about: [block],
  });
  return { name: 'secret', value };
}

const suffixOf = ({ file }: Setting): string => (file.role === 'worker' ? `-in-${file.path}` : '');
