/** What the transforms read and wrote in their fixtures, held against what the catalogue says that they read and write. */
import { describe, expect, it } from 'vitest';
import { idsOf } from '../../src/chain/select.js';
import { DURATIONS, SIZES } from '../../src/synapse/durations-and-sizes.js';
import { chain } from '../../transforms/index.js';
import { type CatalogueEntry, catalogue, onOnePath, spelt } from './catalogue.js';
import { fixtures } from './fixture.js';
import { fixtureRun, stepsOf, writtenBy } from './run-alone.js';

const entries = catalogue();
if (!entries) console.warn('SKIPPED: ../shared/catalogue is absent, so reads and writes are not held against it');
const all = fixtures();

/** Read beyond the catalogue's list, with the reason. */
const ALSO_READ: Readonly<Record<string, readonly string[]>> = {
  // Without a section it is SQLite there.
  'v1.142.0/sqlite-3.40': ['database_path'],
  // From 1.122 on the key may lie in a file, and the other secret does not count.
  'v1.62.0/macaroon-secret-key-must-be-string': ['macaroon_secret_key_path'],
  // "Mail is handled locally": as in v1.0.0/email-section-must-be-complete.
  'v1.0.0/public-baseurl-required': ['account_threepid_delegates.email'],
  // Names the provider in the question; and oidc_config is a provider, too.
  'v1.43.0/oidc-unstable-idp-brand': ['oidc_providers[].idp_id', 'oidc_config'],
  // Whether the address that is made from it is the same.
  'v1.27.0/cas-service-url': ['server_name'],
  // Undecidable: guests are told of only where there were any.
  'v1.2.0/invite-3pid-guest-rejected': ['allow_guest_access'],
  // "Every option parsed as duration or byte size."
  'v1.77.0/booleans-are-not-numbers': [...DURATIONS, ...SIZES, 'worker_listeners[].port'],
  'v1.124.0/duration-suffix-strict': DURATIONS,
  // Names the provider in the question.
  'v1.100.0/oidc-client-secret-required': ['oidc_providers[].idp_id'],
  'v1.140.0/log-config-metadata-filter': ['filters.*.metadata', 'filters.*.class', 'root.filters'],
  // Files that were made ready early already name the main process there.
  'v1.67.0/direct-tcp-replication-to-redis': ['instance_map.main'],
  // The entry's text asks for it.
  'v1.29.0/x-forwarded-proto': ['worker_listeners[].type'],
  // The rewrite and the question name them.
  'v1.53.0/webclient-removal': ['listeners[].additional_resources', 'listeners[].port', 'worker_listeners[].type'],
  // Its choice of a verification offers those whose settings are there.
  'v1.56.0/open-registration-without-verification': [
    'recaptcha_public_key',
    'recaptcha_private_key',
    'email.notif_from',
  ],
  // Without mail, registration may be left open without verification, which 1.56 and later refuse.
  'v1.66.0/email-delegation-removed': [
    'enable_registration',
    'disable_registration',
    'enable_registration_without_verification',
    'registration_requires_token',
    'enable_registration_captcha',
  ],
  // Ignored beside structured: true, and in force after it.
  'v1.54.0/structured-logging-removal': ['filters', 'disable_existing_loggers', 'incremental'],
  // The rewrite: a stray one in a listener goes.
  'v0.33.4/admin-uri-to-admin-contact': ['listeners[].admin_uri'],
  // "Convert bind_port first."
  'v0.9.3/manhole-to-listener': ['bind_port'],
  // The rewrite leaves out what listeners say already.
  'v0.2.0/cli-flags-to-config-file': ['listeners'],
  // Names the bridge in the question.
  'v1.156.0/appservice-receive-ephemeral': ['id'],
  // The notice names the port of the media worker.
  'v1.111.0/authenticated-media-endpoints': ['worker_listeners[].port'],
  // The section of one provider counts as well: v1.151.0:synapse/config/oidc.py:184
  'v1.151.0/sso-error-template': ['oidc_config.enabled'],
  // Whether the section counts, and which provider it is.
  'v1.91.0/secret-or-path-exclusive': [
    'oidc_config',
    'redis.enabled',
    'matrix_authentication_service.enabled',
    'oidc_providers[].idp_id',
  ],
  // The inverse of enable_registration.
  'v1.91.0/auth-delegation-conflicts': ['disable_registration'],
  // "Mail is local."
  'v1.4.0/new-custom-templates': ['account_threepid_delegates.email'],
  'v1.21.0/password-reset-confirmation-template': ['account_threepid_delegates.email'],
  // Likewise; and v1.0.0 itself reads the names of the two pages from options that the next release renamed.
  'v1.0.0/new-password-reset-templates': [
    'email.trust_identity_server_for_password_resets',
    'email.password_reset_failure_template',
    'email.password_reset_success_template',
  ],
  // "A http listener", "a loopback bind address"; the advice names the port.
  'v1.21.0/forward-synapse-client': ['listeners[].type', 'listeners[].bind_addresses', 'listeners[].port'],
  // The advice names the port.
  'v1.41.0/user-media-admin-endpoint-on-media-worker': ['worker_listeners'],
  // "Or one of databases.*.name."
  'v1.1.0/minimum-postgresql': ['databases'],
  // "Or bind_port truthy"; and a listener that no_tls switches off serves no certificate.
  'v0.99.0/self-signed-certificates': ['bind_port', 'no_tls'],
};
/** Written beyond it, as its text says and its list does not. */
const ALSO_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  // Mail that Synapse sends itself needs it up to 1.25, and from 1.27 to 1.46.
  'v1.4.0/trust-identity-server-for-password-resets': ['public_baseurl'],
  // Undecidable: the captcha may be switched off.
  'v0.8.0/captcha-static-file': ['enable_registration_captcha'],
  // Undecidable: previews may be switched off.
  'v0.15.0/url-preview-opt-in': ['url_preview_enabled'],
  // "Misplaced or misspelt forms to correct on sight."
  'v1.56.0/allow-unsafe-locale': [
    'allow_unsafe_locale',
    'allow_unsafe_db_locale',
    'database.allow_unsafe_db_locale',
    'database.args.allow_unsafe_locale',
    'database.args.allow_unsafe_db_locale',
    'databases.*.allow_unsafe_db_locale',
    'databases.*.args.allow_unsafe_locale',
    'databases.*.args.allow_unsafe_db_locale',
  ],
  // The alternative of the rewrite: the name stays and is named for both duties.
  'v1.59.0/main-process-with-worker-name': ['notify_appservices_from_worker', 'update_user_directory_from_worker'],
  // The rewrite: likewise the class of a formatter.
  'v1.2.0/logging-filter-module-path': ['formatters'],
  // The rewrite: the name of the filter goes wherever it stands.
  'v1.19.0/log-filters-redundant': ['loggers', 'root'],
  // Any provider mapping loses both keys; and the value may be copied.
  'v1.43.0/oidc-unstable-idp-brand': [
    'oidc_config.unstable_idp_brand',
    'oidc_config.idp_unstable_brand',
    'oidc_providers[].idp_brand',
  ],
  // A namespace entry of any kind.
  'v1.61.0/appservice-namespace-group-id': ['namespaces.aliases[].group_id', 'namespaces.rooms[].group_id'],
  // The rewrite: unknown keys go, here those of the limits beside it.
  'v1.43.0/rc-federation-strict': ['rc_federation.per_second', 'rc_federation.burst_count'],
  // The same check, says the rewrite; and either limit may be the one that is meant.
  'v1.49.0/session-lifetime-with-refresh-tokens': [
    'session_lifetime',
    'nonrefreshable_access_token_lifetime',
    'refresh_token_lifetime',
  ],
  // "The same option."
  'v1.77.0/booleans-are-not-numbers': [
    ...DURATIONS,
    ...SIZES,
    'caches',
    'listeners[].port',
    'worker_listeners[].port',
  ],
  'v1.124.0/duration-suffix-strict': DURATIONS,
  // The rewrite: any other limit without a value.
  'v1.92.0/ratelimit-null-and-empty': [
    'rc_delayed_event_mgmt',
    'rc_federation',
    'rc_invites',
    'rc_joins',
    'rc_joins_per_room',
    'rc_key_requests',
    'rc_login',
    'rc_media_create',
    'rc_message',
    'rc_presence',
    'rc_profile',
    'rc_registration',
    'rc_registration_token_validity',
    'rc_reports',
    'rc_room_creation',
    'rc_third_party_invite',
    'rc_user_directory',
  ],
  // A rename takes the old key away.
  'v1.97.0/database-args-dbname': ['database.args.database', 'databases.*.args.database'],
  // With the secret entered.
  'v1.100.0/oidc-client-secret-required': ['oidc_config.client_secret', 'oidc_providers[].client_secret'],
  'v1.140.0/log-config-metadata-filter': ['root.filters', 'loggers.*.filters'],
  // Undecidable: with the answer yes the newer draft is switched on.
  'v1.146.0/msc2697-removed': ['experimental_features.msc3814_enabled'],
  // The rewrite: also the section that the note of 1.76 named by mistake.
  'v1.85.0/dead-experimental-flags': ['experimental.faster_joins'],
  // The rewrite: must go in the same step.
  'v1.7.0/public-rooms-defaults': ['restrict_public_rooms_to_local_users'],
  // The choices of its question.
  'v1.56.0/open-registration-without-verification': [
    'enable_registration',
    'disable_registration',
    'registration_requires_token',
    'enable_registration_captcha',
    'registrations_require_3pid',
  ],
  // Follow-up failures 2a and 2b.
  'v1.66.0/email-delegation-removed': [
    'email',
    'email.notif_from',
    'registrations_require_3pid',
    'registration_requires_token',
  ],
  // An email section that would be left empty, which switches mail off, keeps its default spelled out.
  'v1.41.0/template-dir-to-custom-template-directory': ['email.smtp_host'],
  // A bind_port beside no_tls: the listener that v0.9.3/bind-port-to-listeners describes takes the place of all.
  'v0.99.1/no-tls': ['bind_port', 'unsecure_port', 'bind_host', 'gzip_responses'],
  // Ignored beside structured: true, and in force after it.
  'v1.54.0/structured-logging-removal': ['filters', 'disable_existing_loggers', 'incremental'],
  // The rewrite: a stray one in a listener goes.
  'v0.33.4/admin-uri-to-admin-contact': ['listeners[].admin_uri'],
  // "Drop the first listener and the no_tls key."
  'v0.9.3/bind-port-to-listeners': ['no_tls'],
  // The rewrite: bind_addresses takes its place.
  'v0.19.0/bind-address-to-bind-addresses': ['listeners[].bind_address', 'worker_listeners[].bind_address'],
  // The rewrite renames them.
  'v0.16.1/worker-option-names': ['replication_url', 'listeners', 'daemonize', 'pid_file', 'log_config', 'log_file'],
  // "Delete the old keys."
  'v0.17.0/ldap-config-format': [
    'ldap_config.server',
    'ldap_config.port',
    'ldap_config.tls',
    'ldap_config.search_base',
    'ldap_config.search_property',
    'ldap_config.email_property',
    'ldap_config.full_name_property',
  ],
  // A name that the section has on its way into the list.
  'v0.18.2/ldap-config-to-password-providers': ['ldap_config_as_provider'],
  // Undecidable: the admin gives a location.
  'v0.34.0/web-client-option-removed': ['web_client_location'],
  // Undecidable: with the answer yes the old key is renamed.
  'v1.156.0/appservice-receive-ephemeral': ['de.sorunome.msc2409.push_ephemeral'],
  // Rewrite, step 4: a worker is told where HTTP replication is served.
  'v1.67.0/direct-tcp-replication-to-redis': ['worker_replication_host', 'worker_replication_http_port'],
  // One of each pair.
  'v1.91.0/secret-or-path-exclusive': [
    'turn_shared_secret',
    'turn_shared_secret_path',
    'form_secret',
    'worker_replication_secret_path',
    'redis.password',
    'matrix_authentication_service.secret_path',
    'oidc_providers[].client_secret',
  ],
  // The rewrite: each of them may go, if the admin says so.
  'v1.91.0/auth-delegation-conflicts': [
    'password_config',
    'disable_registration',
    'enable_registration',
    'user_consent',
    'oidc_providers',
    'oidc_config',
    'saml2_config',
    'cas_config',
    'jwt_config',
    'password_providers',
    'enable_registration_captcha',
    'login_via_existing_session',
    'refresh_token_lifetime',
    'nonrefreshable_access_token_lifetime',
    'session_lifetime',
  ],
  // The rewrite: or it goes.
  'v1.76.0/msc3890-requires-msc3391': ['experimental_features.msc3890_enabled'],
  // The rewrite: or an empty password, for a user without one.
  'v1.162.0/redis-username-needs-password': ['redis.password'],
};
/** Declared, and rightly not written. */
const NOT_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  // The type may stay, says the rewrite: v1.12.0/worker-apps-to-generic-worker changes it.
  'v1.74.0/federation-sender-instances': ['worker_app', 'worker_name'],
  'v1.74.0/pusher-instances': ['worker_app', 'worker_name'],
  // What stands there for every option.
  'v1.77.0/booleans-are-not-numbers': ['the same option'],
  'v1.124.0/duration-suffix-strict': ['the same option'],
  // No file is created: the admin is told to write a log configuration.
  'v1.8.0/log-file-rejected': ['log_config', 'worker_log_config', 'new log configuration file'],
  // The rewrite: not before the authorization service is an application service, which no file shows.
  'v1.161.0/livekit-service-url-deprecated': ['matrix_rtc.transports[].url'],
  // What stands there for every pair.
  'v1.91.0/secret-or-path-exclusive': ['one of each pair'],
};

describe.skipIf(!entries)('the catalogue', () => {
  it.each(chain.map(([id, transform]) => [id, transform] as const))('%s', async (id, transform) => {
    const own = idsOf(id, transform).map(one => entries?.get(one));
    const declared = own.filter((entry): entry is CatalogueEntry => entry !== undefined);
    // A list of dead options may bear a name of its own.
    expect(own.length - declared.length, 'ids that the catalogue does not have').toBeLessThan(2);
    expect(declared.length).toBeGreaterThan(0);
    const steps = (await Promise.all(all.filter(fixture => fixture.id === id).map(fixtureRun))).flatMap(stepsOf);
    const read = new Set(
      steps.flatMap(({ outcome }) => [...outcome.reads].map(one => spelt(one.split('\0').slice(1)))),
    );
    const wrote = new Set(steps.flatMap(writtenBy));
    const writes = declared.flatMap(entry => entry.writes);
    const reads = [
      ...declared.flatMap(entry => entry.reads),
      ...writes,
      ...(ALSO_READ[id] ?? []),
      ...(ALSO_WRITTEN[id] ?? []),
    ];
    const outside = (paths: Iterable<string>, allowed: readonly string[]): readonly string[] =>
      [...paths].filter(path => !allowed.some(one => onOnePath(one, path)));
    expect(outside(read, reads), 'read beyond the catalogue').toEqual([]);
    expect(outside(wrote, [...writes, ...(ALSO_WRITTEN[id] ?? [])]), 'wrote beyond the catalogue').toEqual([]);
    expect(outside(writes, [...wrote, ...(NOT_WRITTEN[id] ?? [])]), 'no fixture writes these').toEqual([]);
  });
});
