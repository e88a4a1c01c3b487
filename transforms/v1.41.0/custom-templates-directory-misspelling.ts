import { cleanup, transform } from '../../src/chain/contract.js';

const WRONG = 'templates.custom_templates_directory';

export default transform({
  summary: 'The option is called custom_template_directory, whatever the manual said from 1.41 to 1.65',
  // v1.41.0:docs/templates.md:12, v1.41.0:synapse/config/server.py:718
  before: 'the manual names it wrongly',
  otherwise: cleanup('every process', 'no message is logged'),
  change({ find }, step) {
    for (const wrong of find(WRONG)) {
      const right = wrong.parent.at('custom_template_directory');
      if (wrong.isNull || !right.isNull) {
        step.remove(wrong);
        continue;
      }
      const answer = step.ask({
        id: `misspelling-in-${wrong.file.path}`,
        question: `${WRONG} is a misspelling that Synapse ignores; what is to become of it?`,
        choices: {
          keep: 'it stays without effect',
          rename: `it becomes custom_template_directory: the templates in ${wrong.value} are used, and must be there`,
          delete: 'it goes',
        },
        unattended: 'keep',
        about: [wrong],
      });
      if (answer === 'keep')
        step.notice('Synapse ignores this: the option is called custom_template_directory', wrong);
      else if (answer === 'rename') step.move(wrong, right);
      else step.remove(wrong);
    }
  },
});
