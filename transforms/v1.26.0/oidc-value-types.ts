import { blocks, isMapping, type Setting, type Step, secret, text, transform } from '../../src/chain/contract.js';

const TEXTS = [
  'issuer',
  'client_id',
  'client_secret',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
];
const WORDS = {
  client_auth_method: {
    client_secret_basic: 'the secret goes into a header, the default',
    client_secret_post: 'the secret goes into the request',
    none: 'there is no secret',
  },
  user_profile_method: {
    auto: 'Synapse decides by the scopes, the default',
    userinfo_endpoint: 'the profile is fetched from userinfo_endpoint',
  },
};
const FLAGS = ['discover', 'skip_verification', 'allow_existing_users'];

export default transform({
  summary: 'Values of the OpenID Connect settings are type-checked',
  // v1.25.0:synapse/config/oidc_config.py:48
  before: 'the types are not checked',
  // v1.26.0:synapse/config/oidc_config.py:225
  otherwise: blocks('every process', 'a value of another type is refused'),
  change({ find }, step) {
    // A block that is switched off is not checked: v1.26.0:synapse/config/oidc_config.py:300
    const blocksOn = find('oidc_config').filter(oidc => oidc.at('enabled').truthy);
    for (const provider of [...blocksOn, ...find('oidc_providers[]')]) {
      for (const option of TEXTS) checkText(step, provider.at(option));
      for (const [option, words] of Object.entries(WORDS)) checkWord(step, provider.at(option), words);
      for (const option of FLAGS) checkFlag(step, provider.at(option));
      checkScopes(step, provider.at('scopes'));
      const mapping = provider.at('user_mapping_provider');
      if (!mapping.isNull && !isMapping(mapping.value)) return step.refuse(mapping, 'it is not a mapping');
    }
  },
});

/** Unique by provider, as an answer to a question names it. */
const idOf = ({ key, parent }: Setting): string => `${key}-of-${parent.at('idp_id').text ?? 'oidc'}`;

function checkText(step: Step, setting: Setting): void {
  if (!setting.isSet || setting.text !== undefined) return;
  const isRequired =
    ['issuer', 'client_id'].includes(String(setting.key)) ||
    (setting.key === 'client_secret' && !step.upgrade.reaches('1.30.0'));
  if (setting.isNull && !isRequired) return step.remove(setting);
  // 012 and 1_000 are other numbers than they look.
  const isCode = setting.key === 'client_id' || setting.key === 'client_secret';
  const isLiteral = typeof setting.value === 'number' && setting.source === String(setting.value);
  if (isCode && isLiteral) return step.set(setting, String(setting.value));
  const answer = step.ask({
    id: idOf(setting),
    question: `${setting} is not text; what is it?`,
    input: setting.key === 'client_secret' ? secret : text,
    about: [setting],
  });
  step.set(setting, answer);
}

function checkWord(step: Step, setting: Setting, words: { readonly [word: string]: string }): void {
  if (!setting.isSet || (setting.text !== undefined && setting.text in words)) return;
  if (setting.isNull) return step.remove(setting);
  const question = `${setting} is none of the words that Synapse knows; which one is right?`;
  step.set(setting, step.ask({ id: idOf(setting), question, choices: words, about: [setting] }));
}

/** Any text, even "false", counted as true. Without a value, discover was off, although its default is on. */
function checkFlag(step: Step, setting: Setting): void {
  if (!setting.isSet || typeof setting.value === 'boolean') return;
  if (setting.isNull && setting.key !== 'discover') step.remove(setting);
  else step.set(setting, setting.truthy);
}

function checkScopes(step: Step, scopes: Setting): void {
  if (!scopes.isSet) return;
  // Without a value each log-in failed.
  if (scopes.isNull) return step.remove(scopes);
  if (Array.isArray(scopes.value) && scopes.items.every(item => item.text !== undefined)) return;
  const answer = step.ask({
    id: idOf(scopes),
    question: `${scopes} is not a list of texts; which scopes does Synapse ask for?`,
    input: {
      expects: 'scopes, separated by spaces',
      example: scopes.text ?? 'openid profile',
      parse: given => given.trim().split(/\s+/),
    },
    about: [scopes],
  });
  step.set(scopes, answer);
}
