// Long, since the delegation hid two mistakes elsewhere, which Synapse refuses as soon as it is gone.
import {
  blocks,
  type Choices,
  type Deployment,
  deprecated,
  endsEarly,
  type Process,
  type Setting,
  type Step,
  strtobool,
  transform,
} from '../../src/chain/contract.js';

const DELEGATE = 'account_threepid_delegates.email';
const REQUIRED = 'registrations_require_3pid';
const TOKEN = 'registration_requires_token';

const END_NOW = {
  id: 'end-now',
  question: 'end the delegation now?',
  end: { end: 'it ends with this upgrade' },
  deprecatedIn: '1.64.0',
} as const;

const sender = {
  expects: 'an address',
  example: 'Name <noreply@example.org>',
  parse: (given: string): string | undefined =>
    /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(given.trim()) ? given.trim() : undefined,
};

export default transform({
  summary: 'An identity server can no longer send mail for Synapse',
  note: 'Delegation of email validation no longer supported',
  also: ['v1.64.0/email-delegation-deprecated'],
  before: 'the identity server sends the mail',
  otherwise: {
    // v1.64.0:synapse/config/registration.py:67
    '1.64.0': deprecated('every process', 'the identity server sends the mail, with a warning at every start'),
    // v1.66.0:synapse/config/registration.py:61, which asks for the presence of the key only
    '1.66.0': blocks('every process', `${DELEGATE} is refused`),
  },
  act: 'after',
  change(deployment, step) {
    const effective = deployment.processes.map(process => process.get(DELEGATE));
    if (!effective.some(delegate => delegate.isSet)) return;
    const delegates = deployment.find(DELEGATE);
    const delegated = effective.some(delegate => delegate.truthy);
    if (!step.upgrade.reaches('1.66.0') && delegated && !endsEarly(step, { ...END_NOW, about: delegates })) return;

    for (const delegate of delegates) step.because(lineOf(delegate), `${DELEGATE} goes`);
    step.remove(...delegates);
    const mailed = giveSender(deployment, step);
    if (!mailed) releaseRegistration(deployment, step);
    if (!delegated) return;
    if (mailed) step.notice('Try a password reset: Synapse sends that mail itself now', ...delegates);
    else step.notice('Synapse sends no mail: no password is reset and no address confirmed by mail', ...delegates);
  },
});

const lineOf = (option: Setting): string => `${option.file.path}:${option.line}`;

/** False if no mail is sent. A section without notif_from is refused: v1.66.0:synapse/config/emailconfig.py:156. */
function giveSender({ main, processes, find }: Deployment, step: Step): boolean {
  const sections = [...new Set(processes.map(process => process.get('email')))].filter(email => email.truthy);
  const nameless = sections.filter(email => !email.at('notif_from').truthy);
  for (const email of nameless) step.because(lineOf(email), 'email has no notif_from, which is needed from then on');
  if (!nameless.length) return main.get('email').truthy;
  const answer = step.ask({
    id: 'mail-sender',
    question: "which sender address should Synapse's mail carry?",
    input: sender,
    or: { 'no-mail': 'removes email: no mail at all, resets included' },
    about: nameless,
  });
  if (answer === 'no-mail') step.remove(...find('email'));
  else for (const email of nameless) step.set(email.at('notif_from'), answer, { everybody: true });
  return answer !== 'no-mail';
}

/** Registration that requires an address is refused without mail: v1.66.0:synapse/rest/client/register.py:876. */
function releaseRegistration({ main, processes }: Deployment, step: Step): void {
  const lists = [...new Set(processes.map(process => process.get(REQUIRED)))];
  const required = lists.flatMap(list => (list.text?.includes('email') ? [list] : list.items.filter(isEmail)));
  if (!required.length) return;
  const unchecked = isCheckedByMailOnly(main);
  step.ask({
    id: 'registration-mail',
    question: 'registration requires an e-mail address, which Synapse cannot confirm; what then?',
    choices: unchecked ? TOKEN_INSTEAD : NO_ADDRESS,
    about: required,
  });
  step.remove(...required);
  const list = main.get(REQUIRED);
  if (unchecked) step.set(step.successor(list, TOKEN), true, { near: [REQUIRED], everybody: true });
}
const isEmail = (medium: Setting): boolean => medium.text === 'email';
const NO_ADDRESS: Choices = { drop: 'registration no longer asks for an address' };
const TOKEN_INSTEAD: Choices = { token: 'registration asks for a token that you hand out instead' };

/** Then it would be refused as open without verification: v1.56.0:synapse/app/homeserver.py:356. */
function isCheckedByMailOnly(main: Process): boolean {
  const [enable, disable] = [main.get('enable_registration'), main.get('disable_registration')];
  const open = disable.isSet ? strtobool(disable.value) === false : strtobool(enable.value) === true;
  const allowed = strtobool(main.get('enable_registration_without_verification').value) === true;
  const otherChecks = main.get(TOKEN).truthy || main.get('enable_registration_captcha').truthy;
  return open && !allowed && !otherChecks && main.get(REQUIRED).items.every(isEmail);
}
