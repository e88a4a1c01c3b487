// Long, since the files of secrets came one by one, and each pair counts under its own condition.
import { blocks, type Process, type Release, type Setting, type Step, transform } from '../../src/chain/contract.js';

/** The first release that reads the file; a release before it goes by the text. */
const SINCE: { readonly [option: string]: Release } = {
  registration_shared_secret: '1.67.0',
  turn_shared_secret: '1.116.0', // v1.116.0:synapse/config/voip.py:41
  'redis.password': '1.117.0', // v1.117.0:synapse/config/redis.py:52
  macaroon_secret_key: '1.122.0', // v1.122.0:synapse/config/key.py:176
  form_secret: '1.126.0', // v1.126.0:synapse/config/key.py:216
  worker_replication_secret: '1.126.0', // v1.126.0:synapse/config/workers.py:262
  recaptcha_public_key: '1.135.0', // v1.135.0:synapse/config/captcha.py:52
  recaptcha_private_key: '1.135.0',
  'matrix_authentication_service.secret': '1.136.0', // v1.136.0:synapse/config/mas.py:47
};

export default transform({
  summary: 'A secret may stand in the configuration or in a file of its own, not in both',
  before: 'the file is not read, and the text counts',
  // v1.67.0:synapse/config/registration.py:66
  otherwise: { '1.67.0': blocks('every process', 'a secret that is given both as text and as a file is refused') },
  change({ processes, readersOf }, step) {
    const twice = processes.map(process => ({ process, pairs: pairsOf(process, step) }));
    const asked = new Set<Setting>();
    for (const { process, pairs } of twice)
      for (const { text, file, since } of pairs) {
        if (asked.has(text) && asked.has(file)) continue;
        const loser = ask(step, text, file, since) === 'text' ? file : text;
        asked.add(text).add(file);
        // Another process may have its only secret there.
        const inConflict = twice.filter(one => one.pairs.some(pair => pair.text === loser || pair.file === loser));
        if (readersOf(loser.file).some(reader => !inConflict.some(one => one.process === reader)))
          return step.refuse(loser, 'other processes have only this one; move it to their files first');
        // Without the last one, one in an earlier file would count.
        const everywhere = process.files.map(one => one.get(loser.path)).filter(one => one.isSet);
        step.remove(...(loser.path.length === 1 ? everywhere : [loser]));
      }
  },
});

interface Pair {
  readonly text: Setting;
  readonly file: Setting;
  readonly since: Release;
}
function pairsOf(process: Process, { upgrade }: Step): readonly Pair[] {
  const single = process.get('oidc_config');
  const providers = [...process.get('oidc_providers').items, ...(single.at('enabled').truthy ? [single] : [])];
  // Even an empty text counts here: v1.91.0:synapse/config/oidc.py:293
  const oidc = providers
    .map((provider): Pair => {
      return { text: provider.at('client_secret'), file: provider.at('client_secret_path'), since: '1.91.0' };
    })
    .filter(({ text, file }) => !text.isNull && !file.isNull);
  const others = Object.entries(SINCE)
    .map(([option, since]): Pair => ({ text: process.get(option), file: process.get(`${option}_path`), since }))
    .filter(({ text, file }) => text.truthy && file.truthy && isRead(process, text, upgrade));
  return [...oidc, ...others].filter(({ since }) => upgrade.reaches(since));
}

function isRead(process: Process, { path }: Setting, upgrade: Step['upgrade']): boolean {
  if (path[0] === 'redis') return process.get('redis.enabled').truthy;
  // Before 1.142 a section that is switched off is checked, too: v1.142.0:synapse/config/mas.py:44
  const always = path[0] !== 'matrix_authentication_service' || !upgrade.reaches('1.142.0');
  return always || process.get('matrix_authentication_service.enabled').value === true;
}

function ask({ ask: put, upgrade }: Step, text: Setting, file: Setting, since: Release): 'text' | 'file' {
  return put({
    id: text.key === 'client_secret' ? `client_secret-of-${text.parent.at('idp_id').text ?? 'oidc'}` : String(text),
    question: `${text} and ${file.key} are both set, and only one may be; which one holds the right secret?`,
    choices: {
      text: `${text.key}, the text in ${text.file.path}`,
      file: `${file.key}, the file that is named there`,
    },
    // A release that does not read the file goes by the text.
    unattended: upgrade.fromKnown && !upgrade.alreadyOn(since) ? 'text' : undefined,
    about: [text, file],
  });
}
