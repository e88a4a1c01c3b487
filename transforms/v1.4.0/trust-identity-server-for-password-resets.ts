// Long, since who sends the mail from now on is asked with all that mail needs.
import {
  blocks,
  type Choices,
  changes,
  cleanup,
  type Deployment,
  lacksPublicBaseUrl,
  type Process,
  type Setting,
  type Step,
  setPublicBaseUrl,
  text,
  transform,
} from '../../src/chain/contract.js';

const TOP = 'trust_identity_server_for_password_resets';
const NESTED = `email.${TOP}`;
const DELEGATE = 'account_threepid_delegates.email';
const SERVERS = 'trusted_third_party_id_servers';
const NO_MAIL = 'Synapse sends no mail: no password is reset and no address confirmed by mail';
const OWN_MAIL = 'Try a password reset: Synapse sends that mail itself now, through the server in email';

export default transform({
  summary: 'Synapse no longer has passwords reset by an identity server merely because it trusts one',
  note: '3pid verification changes',
  also: ['v1.48.0/trust-identity-server-for-password-resets'],
  before: 'read inside email',
  otherwise: {
    // v1.4.0:synapse/config/emailconfig.py:94
    '1.4.0': changes('every process', 'no identity server resets passwords any more'),
    // v1.48.0:synapse/config/emailconfig.py:141
    '1.48.0': blocks('every process', `${TOP} is refused`),
  },
  act: 'after',
  change(deployment, step) {
    const flags = deployment.find(TOP, NESTED);
    if (!flags.length) return;
    const active = deployment.processes.find(process => flagOf(process) && !process.get(DELEGATE).truthy);
    sayWhatHappens(deployment, step, active);
    const flag = active && flagOf(active);
    const delegate = flag && newSender(deployment, step, flag);
    if (flag && delegate) step.set(step.successor(flag, DELEGATE), delegate, { insteadOf: flag });
    step.remove(...flags.filter(other => !delegate || other !== flag));
  },
});

/** Up to 1.3 the nested one held, by truth; then the other, if it is true: v1.4.0:synapse/config/emailconfig.py:94 */
function flagOf(process: Process): Setting | undefined {
  const [nested, top] = [process.get(NESTED), process.get(TOP)];
  if (nested.truthy) return nested;
  return top.value === true ? top : undefined;
}

function sayWhatHappens({ processes }: Deployment, step: Step, active: Process | undefined): void {
  const { reaches } = step.upgrade;
  if (reaches('1.48.0') && processes.some(process => process.get(TOP).truthy)) return;
  const email = active?.get('email');
  const servers = active?.get(SERVERS);
  // v1.4.0:synapse/config/emailconfig.py:107, v1.47.1:synapse/config/emailconfig.py:150
  const fails = reaches('1.45.0') || (servers?.isSet && !servers.truthy);
  if (active?.get(TOP).value === true && fails)
    step.consequence(blocks('every process', `${TOP} without ${DELEGATE} fails`));
  else if (active?.get(NESTED).isSet && email?.members.length === 1)
    step.consequence(blocks('every process', 'an email section without notif_from is refused'));
  else if (active) step.consequence(changes('every process', 'no identity server resets passwords any more'));
  else step.consequence(cleanup('every process', 'no message is logged'));
}

/** The identity server that is to send the mail; undefined if none is. Tells what becomes of mail then. */
function newSender({ main }: Deployment, step: Step, flag: Setting): string | undefined {
  const email = main.get('email');
  // v1.11.1:synapse/config/emailconfig.py:145
  const needed = step.upgrade.reaches('1.12.0') ? ['notif_from'] : ['smtp_host', 'smtp_port', 'notif_from'];
  const lacksUrl = lacksPublicBaseUrl(main, step.upgrade);
  const isComplete = needed.every(option => email.at(option).truthy) && !lacksUrl;
  const asked = {
    id: 'password-resets',
    question: 'who mails the links to reset a password from now on?',
    about: [flag],
  };
  const own = { smtp: isComplete ? 'Synapse, as email says' : 'Synapse, through a server that you name' };
  const choices: Choices = isComplete ? own : { ...own, nobody: 'no password is reset by mail' };
  const unattended = isComplete ? 'smtp' : 'nobody';
  const answer = step.upgrade.reaches('1.66.0')
    ? step.ask({ ...asked, choices, unattended })
    : step.ask({ ...asked, input: server(main), or: choices, unattended });
  if (answer === 'smtp') mailItself(step, email);
  if (answer === 'smtp' && lacksUrl) setPublicBaseUrl(step, main, [email]);
  if (answer === 'smtp' || answer === 'nobody') {
    if (answer === 'smtp') step.notice(OWN_MAIL, flag);
    else if (email.members.every(({ key }) => key === TOP)) step.notice(NO_MAIL, flag);
    else {
      const all = [...needed, ...(lacksUrl ? ['public_baseurl'] : [])].join(' and ');
      step.notice(`Synapse refuses an email section without ${all}: add what is missing, or remove email`, email);
    }
    return undefined;
  }
  return answer;
}

/** The public ones announced to end this service on 2019-12-02. */
const server = (main: Process) => {
  const [first] = main.get(SERVERS).isSet ? main.get(SERVERS).items : [];
  return {
    expects: 'the URL of an identity server',
    example: `https://${first?.text ?? 'matrix.org'}`,
    parse: (given: string): string | undefined => (/^https?:\/\/\S+$/.test(given.trim()) ? given.trim() : undefined),
  };
};

/** What email lacks is asked. Up to 1.11 nothing had a default: v1.11.1:synapse/config/emailconfig.py:145 */
function mailItself(step: Step, email: Setting): void {
  const [host, sender] = [email.at('smtp_host'), email.at('notif_from')];
  if (host.isNull)
    step.set(host, step.ask({ id: 'smtp-host', question: 'on which host does your mail server run?', input: text }));
  if (email.at('smtp_port').isNull && !step.upgrade.reaches('1.12.0')) step.set(email.at('smtp_port'), 25);
  if (!sender.truthy)
    step.set(
      sender,
      step.ask({
        id: 'mail-sender',
        question: "which sender address should Synapse's mail carry?",
        input: {
          ...text,
          expects: 'an address',
          example: 'Name <noreply@example.org>',
          parse: given =>
            /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(given.trim()) ? given.trim() : undefined,
        },
      }),
    );
}
