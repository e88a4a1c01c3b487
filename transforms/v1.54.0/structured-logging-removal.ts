// Long, since a conversion that Synapse did by itself for 30 releases is written out.
import {
  blocks,
  type ConfigFile,
  cleanup,
  deprecated,
  type Mapping,
  type Place,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

const TYPES = ['console', 'console_json', 'console_json_terse', 'file', 'file_json', 'network_json_terse'];
const CLASSES: { readonly [kind: string]: string } = {
  console: 'logging.StreamHandler',
  file: 'logging.FileHandler',
  network: 'synapse.logging.RemoteHandler',
};
/** Only loggers were read: v1.53.0:synapse/logging/_structured.py:136 */
const IGNORED = ['formatters', 'filters', 'handlers', 'root', 'disable_existing_loggers', 'incremental'];
const FORMATTERS: Mapping = {
  json: { class: 'synapse.logging.JsonFormatter' },
  tersejson: { class: 'synapse.logging.TerseJsonFormatter' },
};

/** What Synapse 1.23 to 1.53 made of such a file in memory: v1.53.0:synapse/logging/_structured.py:136 */
export default transform({
  summary: 'structured: true with drains gives way to the handlers and formatters of Python',
  note: 'Legacy structured logging configuration removal',
  also: ['v1.23.0/structured-logging'],
  before: 'a format of its own, read where structured is exactly true',
  otherwise: {
    '1.23.0': deprecated('every process', 'the file is converted in memory at every start'),
    // v1.54.0:synapse/config/logger.py:302
    '1.54.0': blocks('every process', 'structured: true is refused'),
  },
  change({ logConfigs }, step) {
    const marked = logConfigs.filter(file => file.get('structured').isSet);
    const active = marked.filter(file => isActive(step, file.get('structured')));
    for (const file of marked) {
      if (active.includes(file)) convert(step, file);
      else step.remove(...['structured', 'drains'].map(key => file.get(key)).filter(setting => setting.isSet));
    }
    const isAsleep = marked.every(file => !file.get('structured').truthy);
    if (isAsleep) step.consequence(cleanup('every process', 'structured says nothing'));
  },
});

/** Up to 1.22 any other value than true meant an ordinary file: v1.22.1:synapse/config/logger.py:306 */
const isActive = ({ upgrade }: Step, structured: Setting): boolean =>
  structured.value === true || (structured.truthy && (!upgrade.fromKnown || upgrade.alreadyOn('1.23.0')));

function convert(step: Step, file: ConfigFile): void {
  const drains = file.get('drains');
  if (!drains.members.length) return step.refuse(drains, 'there are no drains, so this file never worked');
  const ignored = IGNORED.map(key => file.get(key)).filter(setting => setting.isSet);
  if (ignored.length) step.notice('Beside structured: true this had no effect; it is replaced', ...ignored);
  step.remove(...ignored);

  const version = file.get('version');
  if (version.isSet) step.remove(file.get('structured'));
  else step.set(version, 1, { insteadOf: file.get('structured') });
  const used = new Set(drains.members.map(drain => toHandler(step, drain)));
  const formatters = Object.entries(FORMATTERS).filter(([name]) => used.has(name));
  if (formatters.length) step.set(file.get('formatters'), Object.fromEntries(formatters), { near: ['version'] });
  step.move(drains, file.get('handlers'));
  logAsBefore(step, file.get('loggers'));
  // Without a level: Python's WARNING held for loggers without one of their own.
  step.set(file.get('root'), { handlers: drains.members.map(({ key }) => String(key)) });
}

/** Rewrites a drain in its place and gives the name of the formatter that it needs. */
function toHandler(step: Step, drain: Setting): string | undefined {
  const type = typeOf(step, drain);
  const formatter = type.endsWith('_terse') ? 'tersejson' : type.endsWith('_json') ? 'json' : undefined;
  const [kind = ''] = type.split('_');
  const kept = new Set(['type', 'location', ...(kind === 'network' ? ['host', 'port', 'maximum_buffer'] : [])]);
  // A handler refuses members that it does not know; drains ignored them.
  step.remove(...drain.members.filter(({ key }) => !kept.has(String(key))));
  step.set(drain.at('class'), CLASSES[kind] ?? '', { ...insteadOf(drain.at('type')), first: true });
  if (formatter) step.set(drain.at('formatter'), formatter, { near: ['class'] });
  const location = drain.at('location');
  if (kind === 'console') step.set(drain.at('stream'), streamOf(step, drain), insteadOf(location));
  if (kind === 'file') step.set(drain.at('filename'), fileOf(step, drain), insteadOf(location));
  if (kind === 'network') toNetwork(step, drain);
  return formatter;
}

const insteadOf = (old: Setting): Place => (old.isSet ? { insteadOf: old } : {});

function toNetwork(step: Step, drain: Setting): void {
  for (const option of ['host', 'port'])
    if (drain.at(option).isNull) return step.refuse(drain, `it has no ${option}, so this file never worked`);
  if (drain.at('location').isSet) step.remove(drain.at('location'));
  if (drain.at('maximum_buffer').isNull) step.set(drain.at('maximum_buffer'), 1000);
}

/** What follows was refused by Synapse itself, so such a file never ran; only the admin knows what was meant. */
function typeOf(step: Step, drain: Setting): string {
  const type = drain.at('type').text?.toLowerCase() ?? '';
  if (TYPES.includes(type)) return type;
  return step.ask({
    id: `type-of-${drain.key}`,
    question: `what kind of drain is ${drain.key}? ${type ? `"${type}" is none` : 'It has no type'}`,
    among: TYPES,
    called: one => one,
    about: [drain],
  });
}
function streamOf(step: Step, drain: Setting): string {
  const location = drain.at('location').text ?? '';
  const stream = ['stdout', 'stderr'].includes(location)
    ? location
    : step.ask({
        id: `location-of-${drain.key}`,
        question: `where does the drain ${drain.key} write to?`,
        choices: { stdout: 'standard output', stderr: 'standard error' },
        about: [drain],
      });
  return `ext://sys.${stream}`;
}
function fileOf(step: Step, drain: Setting): string {
  const location = drain.at('location').text ?? '';
  if (location.startsWith('/')) return location;
  return step.ask({
    id: `location-of-${drain.key}`,
    question: `which file does the drain ${drain.key} write? Its path must be absolute`,
    input: {
      ...text,
      expects: 'an absolute path',
      parse: given => (given.startsWith('/') ? given.trim() : undefined),
    },
    about: [drain],
  });
}

/** Level names must be in capitals; the old default for a file without loggers was not, and so never loaded. */
function logAsBefore(step: Step, loggers: Setting): void {
  if (loggers.isNull) return step.set(loggers, { synapse: { level: 'INFO' } });
  for (const level of loggers.members.map(logger => logger.at('level')))
    if (level.text && level.text !== level.text.toUpperCase()) step.set(level, level.text.toUpperCase());
}
