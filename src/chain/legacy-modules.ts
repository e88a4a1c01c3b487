import type { Deployment } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';
import { equal, type Mapping } from '../deployment/values.js';
import { blocks, cleanup } from './consequence.js';
import type { Head, Step, Transform } from './contract.js';
import type { Input } from './inputs.js';

/** A class that its authors ported to the module system. */
export interface Port {
  /** Its class path there. */
  readonly module: string;
  /** What must be installed: "of matrix-synapse-ldap3 0.2.0 or later". */
  readonly means: string;
  /** Options that the ported class calls otherwise, old name to new. */
  readonly renamed?: { readonly [option: string]: string };
  /** Options that it needs to do what the old class did. */
  readonly added?: Mapping;
}

/** Sections that load classes by an interface that modules superseded. */
export interface LegacyModules extends Head {
  /**
   * Each section by its path: `entries` if it holds one mapping with module and config or a list of them, else the
   * class whose options the section holds while it is enabled.
   */
  readonly sections: { readonly [path: string]: 'entries' | { readonly optionsOf: string } };
  readonly ports?: { readonly [legacyClass: string]: Port };
  /** Synapse takes the section if it is not null, even empty; left out: it ignores an empty one. */
  readonly emptyFails?: true;
  /** A section that says nothing goes. */
  readonly inertGoes?: true;
  /** One class may serve several times, with other options each time; else what `modules` has is not added again. */
  readonly severalOfOne?: true;
}

/** A class in one of the sections. */
interface Entry {
  readonly name: string;
  /** The mapping with module and config, or the options alone. */
  readonly whole: Setting;
  readonly config: Setting;
}
interface Run {
  readonly legacy: LegacyModules;
  readonly deployment: Deployment;
  readonly step: Step;
  /** How many were appended so far, by list. */
  readonly appended: Map<Setting, number>;
}

/**
 * Classes move to `modules` once the admin says that they are ported. An unported one is loaded there without a
 * message from 1.62.0 on, and does nothing: v1.62.0:synapse/app/_base.py:453. So each of them is asked about.
 */
export const legacyModules = (legacy: LegacyModules): Transform => ({
  ...legacy,
  change(deployment, step) {
    const run: Run = { legacy, deployment, step, appended: new Map() };
    for (const [path, form] of Object.entries(legacy.sections))
      for (const section of deployment.find(path))
        if (deployment.ownerOf(section.file).get(path) === section) settle(run, section, form);
  },
});

function settle(run: Run, section: Setting, form: LegacyModules['sections'][string]): void {
  const { legacy, step } = run;
  if (section.truthy || (legacy.emptyFails && !section.isNull)) convert(run, section, entriesOf(step, section, form));
  else if (form !== 'entries' && section.isNull) {
    step.consequence(blocks('every process', `${section} without a value fails`));
    step.remove(section);
  } else if (legacy.inertGoes && !isAloneInSection(section)) {
    step.consequence(cleanup('every process', 'no message is logged'));
    step.remove(section);
  }
}

/** As in the samples, where the options beside it are commented out and would go with the emptied section. */
const isAloneInSection = ({ path, parent }: Setting): boolean => path.length > 1 && parent.members.length === 1;

function entriesOf(step: Step, section: Setting, form: LegacyModules['sections'][string]): readonly Entry[] {
  if (form !== 'entries') {
    const isOn = section.at('enabled').truthy;
    return isOn ? [{ name: form.optionsOf, whole: section, config: section }] : [];
  }
  const wholes = Array.isArray(section.value) ? section.items : [section];
  return wholes.map(whole => {
    const name = whole.at('module').text;
    if (name !== undefined) return { name, whole, config: whole.at('config') };
    step.consequence(blocks('every process', `${whole} must be a mapping with a module`));
    return step.refuse(whole, 'it is not a mapping that names a module');
  });
}

function convert(run: Run, section: Setting, entries: readonly Entry[]): void {
  const { legacy, deployment, step } = run;
  const going = entries
    .map(entry => [entry, askAbout(legacy, step, entry)] as const)
    .filter(([, to]) => to !== 'keep');
  if (!going.length) return;
  const moving = going.filter(([entry, module]) => module !== 'remove' && !isThere(run, section, entry, module));
  for (const [entry, module] of moving) {
    const port = legacy.ports?.[entry.name];
    if (module === port?.module) adapt(step, entry.config, port);
    if (entry.config !== entry.whole) step.set(entry.whole.at('module'), module);
  }
  const goesWhole = going.length === entries.length;
  const isList = Array.isArray(section.value);
  const modules = moving.map(([, module]) => modulesFor(run, section, module)).at(0);
  // A list that becomes the whole of modules keeps its lines.
  const isRenamed = isList && moving.length === entries.length && modules?.isSet === false;
  if (modules && isRenamed && !run.appended.has(modules)) {
    step.move(section, modules);
    run.appended.set(modules, entries.length);
  } else {
    if (modules) for (const [entry, module] of moving) append(run, entry, module, modules);
    if (goesWhole && isList) step.remove(section);
    else if (isList || !moving.length) step.remove(...going.map(([{ whole }]) => whole).reverse());
  }
  if (goesWhole && section.path.length === 1) step.remove(...overridden(deployment, section));
}

/** The module is listed already, so the old entry just goes. */
function isThere(run: Run, section: Setting, { name, whole, config }: Entry, module: string): boolean {
  const twins = modulesFor(run, section, module).items.filter(item => item.at('module').text === module);
  const found = run.legacy.severalOfOne
    ? twins.some(twin => equal(twin.at('config').value, config.value))
    : twins.length > 0;
  if (found) run.step.notice(`${module} stands in modules already, so ${name} is not added to it`, whole);
  return found;
}

/** The class path in the module system, or `keep` or `remove`. */
function askAbout(legacy: LegacyModules, step: Step, { name, whole }: Entry): string {
  const port = legacy.ports?.[name];
  const answer = step.ask({
    id: name,
    question: `is ${name} ported to modules, and what is its class called there? Its README says so`,
    or: {
      ...(port && { [port.module]: `the class ${port.means}` }),
      keep: `it stays in ${whole.path[0]}`,
      remove: 'it goes, and with it what it does',
    },
    input: classPath,
    unattended: 'keep',
    about: [whole],
  });
  if (answer === 'keep')
    step.notice(`${name} stays until its authors have ported it to modules; only then move it there`, whole);
  return answer;
}

const classPath: Input<string> = {
  expects: 'a class path',
  example: 'package.Class',
  parse: given => (/^\w+(\.\w+)+$/.test(given.trim()) ? given.trim() : undefined),
};

/**
 * The list that the readers of the section read. A process that would not load what it loaded, or would load what it
 * did not, needs the admin's hands.
 */
function modulesFor({ deployment, step }: Run, section: Setting, module: string): Setting {
  const modules = step.successor(section, 'modules');
  for (const process of deployment.processes) {
    const reads = process.get(section.path) === section;
    const own = process.get('modules');
    if (reads && own.isSet && own.file !== modules.file && !isListed(own, module))
      return step.refuse(own, `this list hides the shared one; add ${module} to it, then run again`);
    if (!reads && (own.isSet ? own.file === modules.file : process.files.includes(modules.file)))
      return step.refuse(process.get(section.path), `it hides ${section} of ${section.file.path}, but not modules`);
  }
  return modules;
}

const isListed = (modules: Setting, module: string): boolean =>
  modules.items.some(item => item.at('module').text === module);

function adapt(step: Step, config: Setting, { renamed = {}, added = {} }: Port): void {
  for (const [old, option] of Object.entries(renamed))
    if (config.at(old).isSet && !config.at(option).isSet) step.move(config.at(old), config.at(option));
  for (const [option, value] of Object.entries(added))
    if (!config.at(option).isSet) step.set(config.at(option), value);
}

/** Behind the modules that are there, which Synapse asks first, as before: v1.75.0:synapse/app/_base.py:534 */
function append(
  { deployment, step, appended }: Run,
  { whole, config }: Entry,
  module: string,
  modules: Setting,
): void {
  const count = appended.get(modules) ?? 0;
  appended.set(modules, count + 1);
  const item = modules.at(modules.items.length + count);
  if (config === whole) {
    step.set(item, { module });
    return step.move(config, item.at('config'));
  }
  if (typeof whole.key === 'number') {
    step.set(item, { module });
    for (const member of whole.members) if (member.key !== 'module') step.move(member, item.at(member.key));
    return;
  }
  const isNested = whole.path.length > 1;
  if (isNested && !modules.isSet) step.set(modules, []);
  const beside = modules.file.get(whole.key);
  if (whole.file !== modules.file) step.move(whole, beside);
  step.move(whole.file === modules.file ? whole : beside, item);
  const isLast = isNested && whole.file === modules.file && whole.parent.members.length === 1;
  if (isLast && !overridden(deployment, whole.parent).length) step.remove(whole.parent);
}

/** The same section in earlier files, which would count again once this one is gone. */
function overridden(deployment: Deployment, section: Setting): readonly Setting[] {
  const { files } = deployment.ownerOf(section.file);
  const earlier = files.slice(0, files.indexOf(section.file));
  return earlier.map(file => file.get(section.path)).filter(({ isSet }) => isSet);
}
