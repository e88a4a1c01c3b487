import { cleanup, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The pages after an address is added are named in add_threepid_template_success_html and _failure_html',
  before: 'the sample configuration of 1.4 to 1.8 leaves out the word template, and nothing reads that name',
  // v1.4.0:synapse/config/emailconfig.py:198
  otherwise: cleanup('every process', 'no message is logged'),
  act: 'after',
  change({ find }, { ask, move, notice, remove }) {
    for (const page of ['success', 'failure'])
      for (const old of find(`email.add_threepid_${page}_html`)) {
        const current = old.file.get(`email.add_threepid_template_${page}_html`);
        const saysNothing = old.isNull || old.value === `add_threepid_${page}.html`;
        const answer =
          saysNothing || !current.isNull
            ? 'delete'
            : ask({
                id: `${page}-page-in-${old.file.path}`,
                question: `${old.value} was never shown, as ${old.key} is no option; is it to be shown?`,
                choices: {
                  delete: "no, Synapse's own page, as today",
                  rename: 'from now on; it must be in email.template_dir',
                },
                unattended: 'delete',
                about: [old],
              });
        if (answer === 'delete') remove(old);
        else {
          move(old, current);
          notice(`See that ${old.value} is in email.template_dir: it is shown from now on`, old);
        }
      }
  },
});
