import type { YamlText } from '../yaml/yaml-text.js';
import type { Role } from './config-file.js';
import { isMapping } from './values.js';

/**
 * What a file is to Synapse, by its content. Undefined if it holds no mapping: Synapse says so and goes on without it
 * (v1.84.0:synapse/config/_base.py:877).
 */
export function roleOf(yaml: YamlText): Role | undefined {
  if (!isMapping(yaml.value([]))) return undefined;
  const has = (...keys: readonly string[]): boolean => keys.some(key => yaml.has([key]));
  if (has('version') && has('handlers', 'formatters')) return 'log_config';
  // Synapse's own format from 1.4 to 1.53 needs no version: v1.53.0:synapse/config/logger.py:298
  if (has('structured') && has('drains')) return 'log_config';
  if (has('as_token') && has('hs_token')) return 'appservice';
  // The main process may be given its own type, which counts as none, and a name:
  // v1.84.0:synapse/config/workers.py:222
  const app = yaml.value(['worker_app']) ?? null;
  const isMain = app === 'synapse.app.homeserver' || (app === null && (!has('worker_name') || has('server_name')));
  if (has('worker_app', 'worker_name') && !isMain) return 'worker';
  // The name of 0.16.0, when only workers had it: v0.16.0:synapse/app/synchrotron.py:68
  return has('replication_url') && app === null ? 'worker' : 'homeserver';
}
