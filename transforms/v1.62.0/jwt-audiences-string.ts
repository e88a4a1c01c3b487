import { changes, cleanup, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'jwt_config.audiences is a list: a plain string matches no token any more',
  // v1.61.0:synapse/rest/client/login.py:431
  before: 'a string counts as one audience',
  // v1.62.0:synapse/rest/client/login.py:431
  otherwise: changes('every process', 'the audience of a token is compared with the single characters of the string'),
  change({ find, ownerOf }, step) {
    for (const audiences of find('jwt_config.audiences')) {
      if (ownerOf(audiences.file).get(audiences.path) === audiences) check(step, audiences);
    }
  },
});

function check(step: Step, audiences: Setting): void {
  const { value, text } = audiences;
  if (audiences.isNull || (Array.isArray(value) && value.length)) return;
  if (text === '' || Array.isArray(value)) {
    if (!audiences.parent.at('enabled').truthy) return;
    step.consequence(cleanup('every process', 'nothing changes'));
    return step.notice('Without an audience no token is accepted', audiences);
  }
  if (step.upgrade.alreadyOn('1.62.0'))
    step.notice('Tokens that 1.62 and later refused are accepted again', audiences);
  const audience =
    text ??
    step.ask({
      id: 'audience',
      question: 'jwt_config.audiences is neither a list nor text; which audience do the tokens have?',
      input: { expects: 'one audience', parse: given => given.trim() || undefined },
      about: [audiences],
    });
  step.set(audiences, [audience]);
}
