import { blocks, changes, type Setting, type Step, transform } from '../../src/chain/contract.js';

const PAGES = ['account_renewed_html_path', 'invalid_token_html_path'];

export default transform({
  summary: 'account_renewed_html_path and invalid_token_html_path name templates instead of files',
  // v1.32.0:synapse/config/registration.py:62
  before: 'each is the path to a file, which is sent as it is',
  // v1.33.0:synapse/config/account_validity.py:71
  otherwise: blocks('every process', 'a template outside template_dir is not found'),
  act: 'before',
  change({ main }, step) {
    if (step.upgrade.alreadyOn('1.33.0')) return;
    const directory = main.get('account_validity.template_dir');
    const pages = PAGES.map(page => directory.parent.at(page)).filter(({ isSet }) => isSet);
    const outside = pages.filter(isOutside);
    let folder = directory.text || undefined;
    for (const page of outside) {
      if (page.isNull) step.remove(page);
      else folder = intoFolder(step, page, folder);
    }
    if (folder && folder !== directory.text) step.set(directory, folder, { near: PAGES });
    if (!step.upgrade.fromKnown || pages.every(({ isNull }) => isNull)) return;
    if (!outside.length) step.consequence(changes('every process', 'the page is a Jinja template'));
    step.notice(
      'This page is a Jinja template from 1.33 on: a literal {{, {% or {# in it must be escaped',
      ...pages.filter(({ isNull }) => !isNull),
    );
  },
});

const isOutside = (page: Setting): boolean =>
  page.text === undefined || page.text.startsWith('/') || page.text.split('/').includes('..');

/** The page is named by its path below the folder of templates, which is its own folder if there was none. */
function intoFolder(step: Step, page: Setting, given: string | undefined): string | undefined {
  if (page.text === undefined) return step.refuse(page, 'it is not the name of a file');
  const isAbsolute = page.text.startsWith('/');
  if (!isAbsolute && given === undefined)
    return step.refuse(page, 'it leads out of the templates that Synapse brings along; write out where the page is');
  const file = normal(isAbsolute ? page.text : `${given}/${page.text}`);
  const cut = file.lastIndexOf('/');
  const name = file.slice(cut + 1);
  const folder = given ?? (file.slice(0, cut) || '/');
  const root = `${normal(folder)}/`.replace('//', '/');
  if (file.startsWith(root)) step.set(page, file.slice(root.length));
  else {
    const answer = step.ask({
      id: String(page.key),
      question: `${file} is outside the directory of templates, ${folder}; what shall be sent?`,
      choices: { copied: `a copy, ${name}, that you have put there`, stock: 'the page that Synapse brings along' },
      about: [page],
    });
    if (answer === 'copied') step.set(page, name);
    else step.remove(page);
  }
  return folder;
}

/** Without `.`, `..` and double slashes. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
