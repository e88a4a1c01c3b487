import { blocks, type Setting, secret, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'form_secret and worker_replication_secret must be text',
  before: 'a number is read, and fails where the secret is used',
  // v1.135.0:synapse/config/key.py:216, v1.135.0:synapse/config/workers.py:257
  otherwise: blocks('every process', 'a secret that is not text is refused'),
  change({ find }, step) {
    for (const setting of find('form_secret', 'worker_replication_secret')) {
      if (isDate(setting)) return step.refuse(setting, 'it is a date as it is written; put it in quotes');
      if (setting.isNull || setting.text !== undefined) continue;
      // As written: 0123 and 1_2 must keep their characters.
      const value =
        setting.source ??
        step.ask({
          id: String(setting),
          question: `${setting} is a list or a mapping, not a secret; which is it?`,
          input: secret,
          about: [setting],
        });
      step.set(setting, value);
    }
  },
});

/** A date without quotes is no text to Synapse. */
function isDate({ file, path }: Setting): boolean {
  const span = file.yaml.spanOf(path);
  return span !== undefined && /^\d{4}-\d\d?-\d\d?(?:$|[Tt\s])/.test(file.text.slice(span.start, span.end));
}
