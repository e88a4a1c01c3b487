import { blocks, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'org.matrix.msc3202 of an application service must be true or false',
  before: 'the key is not read',
  // v1.54.0:synapse/config/appservice.py:174, read while the store is built
  otherwise: blocks('every process', 'a registration file with another value is refused'),
  change({ appservices }, step) {
    for (const file of appservices) {
      const wanted = file.get(['org.matrix.msc3202']);
      if (!wanted.isSet || typeof wanted.value === 'boolean') continue;
      if (wanted.isNull) {
        step.remove(wanted);
        continue;
      }
      const answer = step.ask({
        id: `extensions-in-${file.path}`,
        question: 'shall this application service be told of device lists and numbers of one-time keys?',
        choices: { yes: 'it is, if Synapse has the extension switched on', no: 'it is not' },
        about: [wanted],
      });
      step.set(wanted, answer === 'yes');
      step.notice('Correct what makes this registration file, too: the bridge may write it again', wanted);
    }
  },
});
