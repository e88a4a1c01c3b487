import {
  blocks,
  changes,
  cleanup,
  type Deployment,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'Synapse ships no web client; a webclient resource needs web_client_location',
  note: 'Upgrading to v0.34.0',
  before: 'the web client that is installed beside Synapse is served',
  otherwise: {
    // v0.34.0:synapse/app/homeserver.py:217
    '0.34.0': changes('every process', 'webclient without web_client_location is not served, with a warning'),
    '1.53.0': blocks('every process', 'a webclient resource is refused'),
  },
  act: 'after',
  change(deployment, step) {
    const options = deployment.find('web_client');
    const location = deployment.main.get('web_client_location');
    const serving = location.truthy ? [] : deployment.find('listeners[]').filter(servesClient);
    // v0.33.9:synapse/config/server.py:37 is the last release that read it, and only beside bind_port.
    if (!serving.length) step.consequence(cleanup('every process', 'web_client is not read'));
    if (serving.length && !isServedFrom(step, deployment, location, serving)) dropClient(step, serving);
    step.remove(...options);
  },
});

const clientsIn = (resource: Setting): readonly Setting[] =>
  resource.at('names').items.filter(name => name.text === 'webclient');
const servesClient = (listener: Setting): boolean =>
  listener.at('resources').items.some(resource => clientsIn(resource).length > 0);

/** Whether the resources stay: the admin has named a location, and the target accepts them. */
function isServedFrom(step: Step, { main }: Deployment, location: Setting, serving: readonly Setting[]): boolean {
  const option = main.get('web_client');
  if (option.isSet && !option.truthy) return false;
  const isUrl = step.upgrade.reaches('1.53.0');
  const answer = step.ask({
    id: 'location',
    question: 'where is the web client that Synapse is to offer at its own address?',
    input: isUrl ? address : { ...text, expects: 'a directory, or from 1.13.0 on an address' },
    or: { none: 'nowhere; the webclient resource goes' },
    unattended: 'none',
    about: serving,
  });
  if (answer === 'none') return false;
  step.set(location, answer, { near: ['public_baseurl', 'web_client'] });
  return !isUrl;
}
/** v1.53.0:synapse/config/server.py:526 */
const address = {
  ...text,
  expects: 'an address with http',
  example: 'https://app.example.org/',
  parse: (given: string): string | undefined => (/^https?:\/\/\S+$/.test(given.trim()) ? given.trim() : undefined),
};

function dropClient(step: Step, serving: readonly Setting[]): void {
  for (const listener of serving) {
    const resources = listener.at('resources').items;
    for (const resource of resources)
      if (onlyClient(resource)) step.remove(resource);
      else step.remove(...clientsIn(resource));
    if (resources.every(onlyClient) && !listener.at('additional_resources').truthy)
      step.notice('This listener only served the web client; remove it if nothing else uses its port', listener);
  }
}
function onlyClient(resource: Setting): boolean {
  const clients = clientsIn(resource);
  return clients.length > 0 && clients.length === resource.at('names').items.length;
}
