/** Which options hold secrets, so that no screen prints them. */

/** Of the last part of an option's name: Synapse's own secrets, and what modules and providers call theirs. */
const SECRET_NAME = /(?:^|_)(?:secrets?|passw(?:or)?d|pass|passphrase|pepper|token|dsn|credentials?)$/;
const KEY_NAME =
  /(?:^|_)(?:secret|private|priv|api|access|encryption|auth|macaroon|signing|licen[cs]e|hmac|shared|customer)_?key$/;
/** Keys whose secret bears the plain name `key`. */
const HOLDS_KEY = /^client_secret_jwt_key$/;
/** Public halves of keys, under names that look like secrets. */
const PUBLIC = /^(?:old_signing_keys|verify_keys)$/;

/** Name and password in an address: `postgres://synapse:pw@db/synapse`; a password or token among its parameters. */
const CREDENTIALS = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@|(?:^|[\s?&;])(?:password|(?:access_)?token)=\S/i;

/**
 * @param path keys and indices of a scalar; names that are not Synapse's are judged by the same rules
 * @param value what stands there; true, false and null are never secret
 */
export function isSecret(path: readonly (string | number)[], value: unknown): boolean {
  if (typeof value === 'string' && CREDENTIALS.test(value)) return true;
  const isText = typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'bigint';
  const names = path.filter(key => typeof key === 'string').map(snakeCase);
  if (!isText || names.some(name => PUBLIC.test(name))) return false;
  const name = names.at(-1) ?? '';
  return SECRET_NAME.test(name) || KEY_NAME.test(name) || (name === 'key' && HOLDS_KEY.test(names.at(-2) ?? ''));
}

/** `sharedSecret` and `shared-secret` are `shared_secret`. */
const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
