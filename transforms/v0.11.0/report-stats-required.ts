import { blocks, requireValue, transform } from '../../src/chain/contract.js';

export default transform({
  ...requireValue('report_stats', {
    summary: 'Whether usage figures are sent to the Matrix project has to be said in report_stats',
    note: 'Upgrading to v0.11.0',
    before: 'nothing is sent',
    // v0.11.0:synapse/config/_base.py:300 asks for the presence of the key only.
    otherwise: blocks('every process', 'report_stats is compulsory'),
    question: 'may this server send anonymous usage figures to the Matrix project?',
    choices: { true: 'they are sent', false: 'nothing is sent, as before' },
    values: { true: true, false: false },
    unattended: 'false',
    near: ['enable_metrics'],
  }),
  // A server that ran on a later release has it, in a file that is not here.
  onlyWhenCrossing: true,
});
