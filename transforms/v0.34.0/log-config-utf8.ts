import { changes, transform } from '../../src/chain/contract.js';

/** The note names the first only; the others open their files alike. */
const FILE_HANDLERS = [
  'logging.handlers.RotatingFileHandler',
  'logging.handlers.TimedRotatingFileHandler',
  'logging.handlers.WatchedFileHandler',
  'logging.FileHandler',
];

export default transform({
  summary: 'Under Python 3 file handlers of a log configuration need encoding: utf8',
  note: 'Upgrading to v0.34.0',
  before: 'Python 2 writes UTF-8',
  otherwise: changes('every process', "log files are written in the platform's encoding, in which a name may not fit"),
  change({ logConfigs }, step) {
    for (const handler of logConfigs.flatMap(file => file.find('handlers.*'))) {
      if (!FILE_HANDLERS.includes(handler.at('class').text ?? '')) continue;
      const encoding = handler.at('encoding');
      if (encoding.isNull) step.set(encoding, 'utf8');
      else if (!/^utf[-_]?8$/i.test(encoding.text ?? ''))
        step.notice('This handler writes another encoding than utf8; it is left as it is', encoding);
    }
  },
});
