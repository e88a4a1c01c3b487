import {
  blocks,
  deprecated,
  type Process,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

/** user_consent.template_dir is another option with a meaning of its own. */
const SECTIONS = ['sso', 'email', 'account_validity'];

export default transform({
  summary: 'One templates.custom_template_directory replaces template_dir of sso, email and account_validity',
  note: 'Deprecation of `template_dir`',
  before: 'each section has a template_dir of its own',
  otherwise: {
    '1.41.0': deprecated('every process', 'each template_dir is still read'),
    // v1.42.0:synapse/config/sso.py:57
    '1.42.0': deprecated('every process', 'each template_dir is still read, with a warning at every start'),
  },
  change({ main, find }, step) {
    const all = find(...SECTIONS.map(section => `${section}.template_dir`));
    const saysNothing = (setting: Setting): boolean =>
      setting.isNull || (setting.text === '' && setting.path[0] !== 'email');
    step.remove(...all.filter(setting => setting.text === '' && saysNothing(setting)));
    const old = all.filter(setting => !saysNothing(setting));
    if (!old.length) return;

    const own = old.find(({ file }) => file.role === 'worker');
    if (own)
      return step.refuse(own, 'a templates section in a worker file would hide the shared one from this worker');
    const common = main.get('templates.custom_template_directory');
    const odd = [...old, common].find(setting => !setting.isNull && setting.text === undefined);
    if (odd) {
      step.consequence(blocks('every process', 'a directory of templates must be a string'));
      return step.refuse(odd, 'it is not a string');
    }
    keepMailOn(step, old);
    const directory = directoryFor(step, main, old, common);
    if (common.text === directory) step.remove(...old);
    else step.set(common, directory, { insteadOf: old });
  },
});

/**
 * Without asking only where nothing changes for any section: the directory is searched by all three, and a section
 * without one of its own would find there what it did not look for. It must be absolute, as Synapse reads it after a
 * daemon has changed its working directory: v1.75.0:synapse/config/emailconfig.py:131
 */
function directoryFor(step: Step, main: Process, old: readonly Setting[], common: Setting): string {
  const directories = [...new Set([...old, common].flatMap(setting => setting.text || []))];
  const [only] = directories;
  const without = SECTIONS.filter(section => !main.get(`${section}.template_dir`).truthy);
  // An empty one of email stands for the working directory.
  const isOne = directories.length === 1 && old.every(setting => setting.text?.startsWith('/'));
  if (only && isOne && (common.text === only || !without.length)) return only;
  return step.ask({
    id: 'directory',
    question: isOne
      ? `does ${only} hold no template of ${without.join(' and ')}, which had no directory? Then it can serve all`
      : 'which directory holds the custom templates of all sections, once you have put them there?',
    or: Object.fromEntries(directories.filter(one => one.startsWith('/')).map(one => [one, 'this one'])),
    input: {
      ...text,
      expects: 'an absolute path',
      parse: given => (given.startsWith('/') ? given.trim() : undefined),
    },
    about: old,
  });
}

/**
 * An empty email section would switch mail off; its default, spelled out, keeps it on:
 * v1.75.0:synapse/config/emailconfig.py:60
 */
function keepMailOn(step: Step, old: readonly Setting[]): void {
  for (const { path, parent } of old)
    if (path[0] === 'email' && parent.members.length === 1) step.set(parent.at('smtp_host'), 'localhost');
}
