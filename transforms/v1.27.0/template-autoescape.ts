import { changes, type Setting, transform } from '../../src/chain/contract.js';

const NAMES = [
  'notif_template',
  'expiry_template',
  ...['password_reset', 'registration', 'add_threepid'].flatMap(page =>
    ['', '_success', '_failure'].map(kind => `${page}_template${kind}`),
  ),
].map(name => `${name}_html`);

export default transform({
  summary: 'What is filled into a template is escaped if the name of its file ends in .html, .htm or .xml',
  note: 'Changes to HTML templates',
  before: 'each option says by itself whether its template is escaped',
  // v1.27.0:synapse/config/_base.py:267
  kind: 'notice',
  otherwise: changes('every process', 'templates of your own may show markup as text, or unescaped text as markup'),
  act: 'with',
  onlyWhenCrossing: true,
  change({ main }, { notice }) {
    const directories = ['email.template_dir', 'sso.template_dir']
      .map(path => main.get(path))
      .filter(({ text }) => text);
    if (directories.length)
      notice(
        'Look at a mail and a page made from your own templates: what is filled in is escaped now',
        ...directories,
      );
    const unescaped = NAMES.map(name => main.get(`email.${name}`)).filter(isUnescaped);
    for (const name of unescaped)
      notice(`Rename ${name.text} so that it ends in .html, here as well; it is not escaped otherwise`, name);
  },
});

/** v1.27.0:synapse/config/_base.py:267 takes Jinja's own endings, upper and lower case alike. */
const isUnescaped = ({ text }: Setting): boolean => !!text && !/\.(?:html?|xml)$/i.test(text);
