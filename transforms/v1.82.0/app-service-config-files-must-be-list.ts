import { blocks, isMapping, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'app_service_config_files must be a list of files',
  // v1.81.0:synapse/config/appservice.py:45
  before: 'anything but a list is a warning, and no application service is loaded',
  // v1.82.0:synapse/config/appservice.py:41
  otherwise: blocks('every process', 'app_service_config_files that is no list of texts is refused'),
  act: 'with',
  change({ find }, step) {
    for (const files of find('app_service_config_files')) {
      if (Array.isArray(files.value)) onlyTexts(step, files);
      // Nothing was named, so nothing changes.
      else if (!files.truthy) step.set(files, []);
      else if (isMapping(files.value)) return step.refuse(files, 'it is a mapping; list the registration files there');
      else single(step, files);
    }
  },
});

function onlyTexts(step: Step, files: Setting): void {
  for (const item of files.items) {
    if (item.isNull || item.text !== undefined) continue;
    if (item.source === undefined) return step.refuse(item, 'it is not the name of a file; write the name there');
    step.set(item, item.source);
  }
  step.remove(...files.items.filter(item => item.isNull));
}

/** Loading it now would let an application service act that never could. */
function single(step: Step, files: Setting): void {
  const answer = step.ask({
    id: 'one-registration',
    question: `app_service_config_files was not a list, so ${files.source} was not loaded; load it now?`,
    choices: { load: 'it becomes a list of one', none: 'no application service, as today' },
    unattended: 'none',
    about: [files],
  });
  if (answer === 'none') step.notice(`${files.source} was not loaded before either; list it to load it`, files);
  step.set(files, answer === 'load' ? [files.source ?? ''] : []);
}
