/** An example of the catalogue, run through its transform with the answers that it shows. */
import { unattended } from '../../src/chain/answer-source.js';
import type { Walk } from '../../src/chain/walk.js';
import { isRelease, type Release } from '../../src/synapse/releases.js';
import type { CatalogueEntry } from './catalogue.js';
import { deploymentOf, filesOf } from './examples.js';
import { runAlone } from './run-alone.js';

/** Answers that an example shows, by id and question. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'v0.2.0/cli-flags-to-config-file': { names: 'convert' },
  'v0.9.3/captcha-x-forwarded-to-listener': { 'listener-8008': 'proxy' },
  'v0.16.1/worker-option-names': { 'type-of-workers/w1.yaml': 'synchrotron' },
  'v0.33.7/email-template-dir-res-templates': { 'templates-in-homeserver.yaml': 'remove' },
  'v1.18.0/redis-replication': {
    'redis-now': 'redis',
    'redis-host': 'localhost',
    'redis-port': '6379',
    'redis-password': 'none',
  },
  'v0.34.1/saml2-idp-redirect-url': { 'public-baseurl': 'https://matrix.example.org/' },
  'v1.1.0/database-no-longer-implied': { 'sqlite-file': '/var/lib/matrix-synapse/homeserver.db' },
  'v1.4.0/stats-switched-off-for-rollback': { statistics: 'on' },
  'v1.4.0/trust-identity-server-for-password-resets': { 'password-resets': 'https://matrix.org' },
  'v1.21.0/saml-error-template-renamed': { 'error-page-in-homeserver.yaml': 'convert' },
  'v1.28.0/cas-required-attributes': { level: '5' },
  'v1.43.0/rc-federation-strict': { 'concurrent-in-homeserver.yaml': 'default' },
  'v1.37.0/spam-checker-to-modules': { 'mjolnir.AntiSpam': 'mjolnir.Module' },
  'v1.39.0/third-party-event-rules-to-modules': { 'my_rules.EventRules': 'my_rules.EventRules' },
  'v1.42.0/presence-router-to-modules': { 'my_router.PresenceRouter': 'my_router.PresenceRouter' },
  'v1.46.0/password-providers-to-modules': {
    'ldap_auth_provider.LdapAuthProvider': 'ldap_auth_provider.LdapAuthProviderModule',
  },
  'v1.29.0/sender-and-pusher-instances': { 'empty-federation_sender_instances': 'not-set' },
  'v1.41.0/custom-templates-directory-misspelling': { 'misspelling-in-homeserver.yaml': 'rename' },
  'v1.41.0/template-dir-to-custom-template-directory': { directory: '/etc/synapse/templates' },
  'v1.48.0/access-token-lifetime-rename': { 'value-in-homeserver.yaml': 'carry' },
  'v1.51.0/webclient-deprecation': { 'stop-now': 'stop' },
  'v1.54.0/synctl-cache-factor': { synctl: 'convert' },
  'v1.64.0/email-delegation-deprecated': { 'end-now': 'end' },
  'v1.67.0/registration-shared-secret-file-misspelling': { misspelling: 'rename' },
  'v1.67.0/direct-tcp-replication-to-redis': {
    'redis-host': 'localhost',
    'redis-port': '6379',
    'redis-password': 'none',
  },
  'v1.77.0/booleans-are-not-numbers': { session_lifetime: 'off' },
};
/** Examples that go beyond their entry's text, or show another release, with what is right. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'v1.67.0/worker-replication-port-rejected':
    'the worker of the example also needs Redis and an address, as 1.67 says',
  'v1.74.0/federation-sender-instances': 'it also changes the type of a worker, which the text does not',
  'v1.74.0/pusher-instances': 'it also changes the type of a worker, which the text does not',
  'v1.152.0/quarantined-media-writers': 'it needs the files of the workers, which the example does not show',
  'v1.4.0/add-threepid-page-template-keys': 'a section goes with its last key',
  'v1.29.0/events-writer-not-empty': 'a section goes with its last key',
  'v1.82.0/app-service-config-files-must-be-list':
    'the key stays with [], so that what is commented out below it stays',
  'v1.86.0/experimental-features-null': 'the section stays with {}, so that what is commented out below it stays',
  'v1.157.0/experimental-features-null': 'the section stays with {}, so that what is commented out below it stays',
  'v1.87.0/federation-section-null': 'the section stays with {}, so that what is commented out below it stays',
  'v1.132.0/user-types-null': 'the key stays with {} or [], so that what is commented out below it stays',
};
/** The target that the example shows, where it is not the entry's release. */
const TARGETS: Readonly<Record<string, Release>> = {
  // They show a list of addresses, and no web client.
  'v0.9.3/bind-port-to-listeners': '0.34.0',
  'v0.9.3/manhole-to-listener': '0.19.0',
  // It shows the name that the module has from 0.18.5 on.
  'v0.18.2/ldap-config-to-password-providers': '0.18.5',
  // "The flag is removed, as it is always on since 1.80."
  'v1.79.0/exp-msc3783-typo': '1.80.0',
};

/** The release before, where only an upgrade across the entry's release matters. */
const ORIGINS: Readonly<Record<string, Release>> = {
  'v0.11.0/report-stats-required': '0.9.3',
  'v1.1.0/database-no-longer-implied': '1.0.0',
};

/** @param id The transform's, which may be another than the entry's. */
export function exampleRun(id: string, entry: CatalogueEntry): Promise<Walk> {
  const to = TARGETS[entry.id] ?? (isRelease(entry.version) ? entry.version : '1.163.2');
  const answers = ANSWERS[entry.id] ?? {};
  const answered = unattended(question => answers[question.shortId]);
  return runAlone(id, deploymentOf(filesOf(entry.before, entry)), { from: ORIGINS[entry.id], to }, answered);
}
