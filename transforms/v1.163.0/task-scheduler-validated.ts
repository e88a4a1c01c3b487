import { blocks, isMapping, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'task_scheduler.max_concurrent_tasks must be a positive whole number without quotes',
  before: 'not read: five tasks at a time',
  // v1.163.0:synapse/config/task_scheduler.py:28, v1.163.0:synapse/config/task_scheduler.py:38
  otherwise: blocks('every process', 'a task_scheduler of another form is refused'),
  change({ find }, step) {
    for (const section of find('task_scheduler')) {
      if (section.truthy && !isMapping(section.value)) step.remove(section);
      const tasks = section.at('max_concurrent_tasks');
      const isWhole = Number.isInteger(tasks.value) && /^\+?[1-9][0-9_]*$/.test(tasks.source ?? '');
      if (!tasks.isSet || isWhole) continue;
      // The default is the five of before.
      if (/^[1-9]\d*$/.test(tasks.text ?? '')) step.set(tasks, Number(tasks.text));
      else step.remove(tasks);
    }
  },
});
