import {
  blocks,
  type Deployment,
  deprecated,
  endsEarly,
  type Setting,
  type Step,
  transform,
} from '../../src/chain/contract.js';

const STOP_NOW = {
  id: 'stop-now',
  question: 'stop serving the web client from Synapse now?',
  end: { stop: 'it ends with this upgrade' },
  deprecatedIn: '1.51.0',
} as const;

export default transform({
  summary: 'Synapse no longer serves a web client, and refuses settings that ask for one',
  note: 'Dropping support for `webclient` listeners and non-HTTP(S) `web_client_location`',
  also: ['v1.51.0/webclient-deprecation'],
  before: 'the web client is served',
  otherwise: {
    // v1.51.0:synapse/config/server.py:515
    '1.51.0': deprecated('every process', 'the web client is served, with a warning at every start'),
    // v1.53.0:synapse/config/server.py:526 and 1354
    '1.53.0': blocks('every process', 'a webclient resource and a web_client_location without http are refused'),
  },
  act: 'before',
  change(deployment, step) {
    const locations = deployment.find('web_client_location').filter(isNoUrl);
    // Worker listeners go through the same check: v1.53.0:synapse/config/workers.py:121.
    const serving = deployment
      .find('listeners[]', 'worker_listeners[]')
      .filter(listener => listener.at('type').text === 'http' && listener.at('resources').items.some(servesClient));
    if (!locations.length && !serving.length) return;
    if (!step.upgrade.reaches('1.53.0') && !endsEarly(step, { ...STOP_NOW, about: [...serving, ...locations] }))
      return;

    const emptied = serving.filter(listener => listener.at('resources').items.every(servesNothingElse));
    const needless = emptied.filter(
      listener => !listener.at('additional_resources').truthy && !isKept(step, listener),
    );
    for (const listener of serving)
      if (needless.includes(listener)) step.remove(listener);
      else for (const resource of listener.at('resources').items) dropClient(step, resource);
    for (const location of locations) redirect(step, deployment, location);
    const path = deployment.main.get('web_client_location');
    if (serving.length && locations.includes(path) && path.text && !asUrl(path.text))
      step.notice(`Synapse no longer serves ${path.text}; let a web server serve the web client`, path);
  },
});

/** The test of the prefix is case-sensitive; of a value that is no text it crashes. */
const isNoUrl = (location: Setting): boolean => location.truthy && !/^https?:\/\//.test(location.text ?? '');
const clientsOf = (resource: Setting): readonly Setting[] =>
  resource.at('names').items.filter(name => name.text === 'webclient');
const servesClient = (resource: Setting): boolean => clientsOf(resource).length > 0;
const servesNothingElse = (resource: Setting): boolean =>
  clientsOf(resource).length === resource.at('names').items.length;

function isKept(step: Step, listener: Setting): boolean {
  const name = String(listener.at('port').value ?? listener.at('path').value);
  const kept = step.ask({
    id: `listener-${name}`,
    question: `the listener on ${name} only served the web client; remove it?`,
    choices: { keep: 'it then answers health checks only', remove: 'the port is closed' },
    unattended: 'keep',
    about: [listener],
  });
  return kept === 'keep';
}

/** A list of resources that is left empty stays as `[]`. */
function dropClient(step: Step, resource: Setting): void {
  if (servesClient(resource) && servesNothingElse(resource)) step.remove(resource);
  else step.remove(...clientsOf(resource));
}

/** A host name without a scheme can become an address to redirect to; a local path cannot. */
function redirect(step: Step, { main, ownerOf }: Deployment, location: Setting): void {
  const url = asUrl(location.text ?? '');
  // Only the main process redirects: v1.75.0:synapse/app/homeserver.py:130.
  if (url && location === main.get('web_client_location')) {
    const answer = step.ask({
      id: 'location',
      question: `web_client_location is ${location.text}; shall visitors of / be sent to ${url}?`,
      choices: { yes: `set it to ${url}`, no: 'remove it' },
      unattended: 'no',
      about: [location],
    });
    if (answer === 'yes') return step.set(location, url);
  }
  const { files } = ownerOf(location.file);
  const earlier = files.slice(0, files.indexOf(location.file)).map(file => file.get('web_client_location'));
  // Without the key, the address in an earlier file would come into force.
  if (earlier.some(other => other.truthy && !isNoUrl(other))) step.set(location, null);
  else step.remove(location);
}
function asUrl(text: string): string | undefined {
  if (/^https?:\/\//i.test(text)) return text.replace(/^https?/i, scheme => scheme.toLowerCase());
  const host = /^(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,})(?::\d+)?(?:\/|$)/i;
  return host.test(text) ? `https://${text}` : undefined;
}
