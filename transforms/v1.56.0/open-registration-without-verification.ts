import { blocks, type Process, type Setting, type Step, strtobool, transform } from '../../src/chain/contract.js';

const ALLOW = 'enable_registration_without_verification';
const TOKEN = 'registration_requires_token';
const CAPTCHA = 'enable_registration_captcha';
const REQUIRED = 'registrations_require_3pid';

export default transform({
  summary: 'Open registration without any verification has to be allowed explicitly',
  note: 'Open registration without verification is now disabled by default',
  before: 'anyone may register without verification',
  otherwise: {
    // v1.56.0:synapse/app/homeserver.py:356
    '1.56.0': blocks('the main process', 'anyone could register without verification'),
    // v1.140.0:synapse/config/homeserver.py:137
    '1.140.0': blocks('every process', 'anyone could register without verification'),
  },
  change({ main }, step) {
    const [enable, disable, allow] = [
      main.get('enable_registration'),
      main.get('disable_registration'),
      main.get(ALLOW),
    ];
    // v1.56.0:synapse/util/stringutils.py:229
    const unclear = [enable, disable, allow].find(option => option.isSet && strtobool(option.value) === undefined);
    if (unclear) return step.refuse(unclear, 'Synapse takes it for neither true nor false; write true or false');

    // v1.56.0:synapse/config/registration.py:31
    const decides = disable.isSet ? disable : enable;
    const open = disable.isSet ? !strtobool(disable.value) : strtobool(enable.value);
    const verified = [CAPTCHA, REQUIRED, TOKEN].some(option => main.get(option).truthy);
    if (!open || verified || strtobool(allow.value)) return;

    // Nothing is safe unattended: a server must not be opened, nor closed, in silence.
    const way = step.ask({
      id: 'registration',
      question: 'anyone can register on this server without a check; how shall it go on?',
      among: waysOut(main, decides, step),
      called: option => option.word,
      means: option => option.means,
      about: [decides],
    });
    way.take();
  },
});

interface WayOut {
  readonly word: string;
  readonly means: string;
  take(): void;
}

function waysOut(main: Process, decides: Setting, { set, successor }: Step): readonly WayOut[] {
  const add = (option: string, value: true | readonly string[]) => () =>
    set(successor(decides, option), value, { near: [String(decides)] });
  const isSet = (...options: readonly string[]): boolean => options.every(option => main.get(option).truthy);
  return [
    { word: 'keep-open', means: 'anyone may register, as today; spammers find such servers', take: add(ALLOW, true) },
    { word: 'close', means: 'nobody can register', take: () => set(decides, decides.key === 'disable_registration') },
    { word: 'token', means: 'who registers needs a token that you hand out', take: add(TOKEN, true) },
    isSet('recaptcha_public_key', 'recaptcha_private_key') && {
      word: 'captcha',
      means: 'who registers solves a captcha; its keys are set already',
      take: add(CAPTCHA, true),
    },
    isSet('email.notif_from') && {
      word: 'email',
      means: 'who registers needs an e-mail address; mail is set up already',
      take: add(REQUIRED, ['email']),
    },
  ].filter(way => way !== false);
}
