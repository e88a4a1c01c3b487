import {
  blocks,
  cleanup,
  type Deployment,
  deprecated,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: "The mail templates of res/templates are part of Synapse's package",
  note: 'Upgrading to v0.33.7',
  before: 'email.template_dir is required, and the sample names res/templates',
  otherwise: {
    // v0.33.7:synapse/config/emailconfig.py:85
    '0.33.7': deprecated('every process', "the package's templates take the place of missing ones, with a warning"),
    // v0.33.8:synapse/config/emailconfig.py:89
    '0.33.8': blocks('every process', 'a template_dir without the notification templates is refused'),
    // v1.20.0:synapse/config/_base.py:228
    '1.20.0': blocks('every process', 'a template_dir that does not exist is refused'),
  },
  act: 'before',
  change(deployment, step) {
    const all = deployment.find('email.template_dir');
    const empty = all.filter(directory => saysNothing(directory, step.upgrade.alreadyOn('1.20.0')));
    step.remove(...empty.filter(({ parent }) => parent.members.length > 1));
    const named = all.filter(directory => directory.text && !empty.includes(directory) && !isThere(step, directory));
    if (!named.length) return step.consequence(cleanup('every process', 'an empty template_dir says nothing'));

    for (const directory of named) {
      const isChecked = step.upgrade.reaches('1.0.0') || directory.parent.at('enable_notifs').truthy;
      if (!isChecked) continue;
      if (/^(?:\.\/)?res\/templates$/.test(directory.text ?? '')) {
        const templates = step.ask({
          id: `templates-in-${directory.file.path}`,
          question: `does ${directory.text}, below Synapse's working directory, hold templates of your own?`,
          choices: { keep: 'yes, Synapse reads them there', remove: "no, the package's templates are used" },
          about: [directory],
        });
        if (templates === 'remove') step.remove(directory);
      } else if (!step.upgrade.reaches('1.20.0')) {
        step.notice(`${directory.text} must hold ${templatesOf(deployment, directory)}`, directory);
      }
    }
  },
});

/** Synapse would not have started otherwise: v0.33.8:synapse/config/emailconfig.py:89 */
const isThere = ({ upgrade }: Step, directory: Setting): boolean =>
  upgrade.alreadyOn('1.0.0') || (upgrade.alreadyOn('0.33.8') && directory.parent.at('enable_notifs').truthy);

/** From 1.20.0 on an empty text stands for the working directory: v1.75.0:synapse/config/emailconfig.py:131 */
const saysNothing = (directory: Setting, isPath: boolean): boolean =>
  directory.isNull || (directory.text === '' && !isPath);

function templatesOf({ ownerOf }: Deployment, directory: Setting): string {
  const email = ownerOf(directory.file).get('email');
  const html = email.at('notif_template_html').text ?? 'notif_mail.html';
  const plain = email.at('notif_template_text').text ?? 'notif_mail.txt';
  return `${html} and ${plain}`;
}
