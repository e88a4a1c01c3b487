import { describe, expect, it } from 'vitest';
import { isSecret } from '../../src/synapse/secret-options.js';

describe('isSecret', () => {
  it.each([
    'registration_shared_secret',
    'macaroon_secret_key',
    'form_secret',
    'turn_shared_secret',
    'turn_password',
    'worker_replication_secret',
    'recaptcha_private_key',
    'captcha_bypass_secret',
    'signing_key',
    'as_token',
    'hs_token',
    'email.smtp_pass',
    'redis.password',
    'sentry.dsn',
    'jwt_config.secret',
    'password_config.pepper',
    'manhole_settings.password',
    'database.args.password',
    'oidc_providers.0.client_secret',
    'oidc_providers.0.client_secret_jwt_key.key',
    'experimental_features.msc3861.admin_token',
    'matrix_authentication_service.secret',
    'modules.0.config.bind_password',
    'modules.0.config.sharedSecret',
    'modules.0.config.api-key',
    'media_storage_providers.0.config.secret_access_key',
    'media_storage_providers.0.config.sse_customer_key',
  ])('%s', option => {
    expect(isSecret(option.split('.'), 'hunter2')).toBe(true);
  });
  it.each([
    ['database.args.host', 'postgres://synapse:hunter2@db/synapse'],
    ['http_proxy', 'http://user:pw@proxy.example.org:3128'],
    ['database.args.options', 'host=db password=hunter2'],
    ['email.smtp_pass', 12345],
    ['modules.0.config.webhook', 'https://hooks.example.org/?room=a&token=hunter2'],
    ['redis.url', 'redis://:hunter2@redis:6379/0'],
  ])('%s, for its value', (option, value) => {
    expect(isSecret(option.split('.'), value)).toBe(true);
  });

  it.each([
    ['registration_shared_secret_path', '/run/secrets/registration'],
    ['signing_key_path', '/data/signing.key'],
    ['macaroon_secret_key_path', '/run/secrets/macaroon'],
    ['recaptcha_public_key', '6Lc'],
    ['media_storage_providers.0.config.access_key_id', 'AKIA'],
    ['public_baseurl', 'https://matrix.example.org:8448/'],
    ['oidc_providers.0.client_secret_path', '/run/secrets/oidc'],
    ['oidc_providers.0.client_secret_jwt_key.key_file', '/run/secrets/oidc.p8'],
    ['refresh_token_lifetime', '1d'],
    ['registration_requires_token', true],
    ['expire_access_token', true],
    ['password_config.policy.minimum_length', 15],
    ['old_signing_keys.ed25519:a.key', 'base64'],
    ['trusted_key_servers.0.verify_keys.ed25519:auto', 'base64'],
    ['email.subjects.password_reset', 'Reset'],
    ['email.smtp_pass', ''],
    ['turn_shared_secret', null],
    ['oidc_providers.0.token_endpoint', 'https://id.example.org/token'],
    ['public_baseurl', 'https://matrix.example.org/'],
    ['worker_app', 'synapse.app.generic_worker'],
  ])('%s is none', (option, value) => {
    expect(isSecret(option.split('.'), value)).toBe(false);
  });
});
