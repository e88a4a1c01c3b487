// Long, since a conversion that Synapse did by itself for 30 releases is written out.
import {
  blocks,
  type ConfigFile,
  cleanup,
  deprecated,
  type Mapping,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

const TYPES = ['console', 'console_json', 'console_json_terse', 'file', 'file_json', 'network_json_terse'];
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
    for (const file of logConfigs) {
      const structured = file.get('structured');
      if (!structured.isSet) continue;
      // Up to 1.22 any other value than true meant an ordinary file: v1.22.1:synapse/config/logger.py:306
      const isOrdinary = structured.value !== true && step.upgrade.fromKnown && !step.upgrade.alreadyOn('1.23.0');
      if (structured.truthy && !isOrdinary) convert(step, file);
      else {
        if (!structured.truthy) step.consequence(cleanup('every process', 'structured says nothing'));
        step.remove(structured, ...[file.get('drains')].filter(drains => drains.isSet));
      }
    }
  },
});

function convert(step: Step, file: ConfigFile): void {
  const drains = file.get('drains');
  if (!drains.members.length) return step.refuse(drains, 'there are no drains, so this file never worked');
  const handlers = drains.members.map((drain): readonly [string, Mapping] => [
    String(drain.key),
    handlerOf(step, drain),
  ]);
  const used = new Set(handlers.map(([, handler]) => handler['formatter']));
  const formatters = Object.entries(FORMATTERS).filter(([name]) => used.has(name));

  const ignored = ['formatters', 'handlers', 'root'].map(key => file.get(key)).filter(setting => setting.isSet);
  if (ignored.length) step.notice('Beside structured: true this had no effect; it is replaced', ...ignored);
  const version = file.get('version');
  if (version.isSet) step.remove(file.get('structured'));
  else step.set(version, 1, { insteadOf: file.get('structured') });
  if (formatters.length) step.set(file.get('formatters'), Object.fromEntries(formatters), { near: ['version'] });
  else step.remove(...ignored.filter(({ key }) => key === 'formatters'));
  step.set(file.get('handlers'), Object.fromEntries(handlers), { insteadOf: drains });
  logAsBefore(step, file.get('loggers'));
  // Without a level: Python's WARNING held for loggers without one of their own.
  step.set(file.get('root'), { handlers: handlers.map(([name]) => name) });
}

function handlerOf(step: Step, drain: Setting): Mapping {
  const type = typeOf(step, drain);
  const formatter = type.endsWith('_terse') ? 'tersejson' : type.endsWith('_json') ? 'json' : undefined;
  const formatted = formatter && { formatter };
  if (type.startsWith('console'))
    return { class: 'logging.StreamHandler', ...formatted, stream: streamOf(step, drain) };
  if (type.startsWith('file')) return { class: 'logging.FileHandler', ...formatted, filename: fileOf(step, drain) };
  return {
    class: 'synapse.logging.RemoteHandler',
    ...formatted,
    host: drain.at('host').value ?? null,
    port: drain.at('port').value ?? null,
    maximum_buffer: drain.at('maximum_buffer').value ?? 1000,
  };
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
  if (!loggers.truthy) return step.set(loggers, { synapse: { level: 'INFO' } });
  for (const level of loggers.members.map(logger => logger.at('level')))
    if (level.text && level.text !== level.text.toUpperCase()) step.set(level, level.text.toUpperCase());
}
