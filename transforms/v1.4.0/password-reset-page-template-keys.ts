import { changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

const PAGES = ['failure', 'success'];

export default transform({
  summary: 'The pages after a password reset are read under the names that the sample configuration documents',
  before: 'only the names that nothing documented are read',
  // v1.4.0:synapse/config/emailconfig.py:180
  otherwise: changes('every process', "the options by their old names are ignored, and Synapse's own pages are shown"),
  act: 'before',
  change({ find }, step) {
    for (const page of PAGES) {
      const name = `email.password_reset_template_${page}_html`;
      const old = find(`email.password_reset_${page}_template`);
      for (const one of old) settle(step, one, one.file.get(name), `password_reset_${page}.html`);
      const alone = find(name).filter(({ file }) => !old.some(other => other.file === file));
      if (alone.length && isBefore(step))
        step.notice('Ignored so far, this is read now: see that the page is in email.template_dir', ...alone);
    }
  },
});

/** Up to 1.3 the old names were read: v1.3.1:synapse/config/emailconfig.py:136 */
const isBefore = ({ upgrade }: Step): boolean => upgrade.fromKnown && !upgrade.alreadyOn('1.4.0');

function settle(step: Step, old: Setting, current: Setting, byDefault: string): void {
  const saysNothing = old.isNull || old.value === byDefault;
  if (current.isNull && !saysNothing) return step.move(old, current);
  if (!current.isNull && !old.isNull && current.value !== old.value) {
    const effective = isBefore(step) ? old : current;
    const other = isBefore(step) ? current : old;
    step.notice(`${other} had no effect: Synapse used ${effective}`, old, current);
    if (isBefore(step) && saysNothing) step.remove(current);
    else if (isBefore(step)) step.set(current, old.value ?? null);
  }
  step.remove(old);
}
