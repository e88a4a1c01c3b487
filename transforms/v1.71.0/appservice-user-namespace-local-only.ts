import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The users namespace of a bridge matches users of this server only',
  note: 'Changes to the events received by application services (interest)',
  before: 'it matches users of other servers, too',
  // v1.75.0:synapse/appservice/__init__.py:187
  kind: 'notice',
  otherwise: changes('every process', 'a user of another server does not bring the events of a room to the bridge'),
  onlyWhenCrossing: true,
  change({ main, appservices }, step) {
    const bridges = main.get('app_service_config_files').items;
    if (!bridges.length) return;
    const own = main.get('server_name').text?.toLowerCase();
    const elsewhere = appservices
      .flatMap(registration => registration.get('namespaces.users').items)
      .map(entry => entry.at('regex'))
      .filter(regex => own !== undefined && ![undefined, own].includes(serverOf(regex.text)));
    const [start, about] = elsewhere.length
      ? ['These users are of another server, and no longer match', elsewhere]
      : ['Expressions for users of other servers no longer match', bridges];
    step.notice(`${start}: name their rooms under namespaces.rooms or namespaces.aliases instead`, ...about);
  },
});

/** `example.org` of `@irc_.*:example\.org`; undefined where the expression does not spell one server out. */
function serverOf(regex = ''): string | undefined {
  const [, server] = /(?<!\?):(.*)$/.exec(regex) ?? [];
  const name = server?.replace(/\\(?=[.:-])|\$$/g, '').toLowerCase();
  return name !== undefined && /^[a-z0-9.-]+(:\d+)?$/.test(name) ? name : undefined;
}
