import { blocks, cleanup, type Deployment, type Setting, type Step, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'The flags host, port and database of 0.1 have other names in the configuration file',
  note: 'Upgrading to v0.2.0',
  before: 'there is no configuration file, and --host, --port and --database are flags',
  otherwise: {
    // v0.2.0:synapse/config/_base.py:108
    '0.2.0': cleanup('every process', 'host, port and database are not read'),
    '0.9.0': blocks('every process', 'a text under database is refused'),
  },
  act: 'before',
  change(deployment, step) {
    const shared = (option: string): readonly Setting[] =>
      deployment.find(option).filter(({ file }) => file.role === 'homeserver');
    const hosts = shared('host').filter(host => host.text !== undefined);
    const ports = shared('port').filter(port => Number.isInteger(port.value));
    const databases = shared('database').filter(database => database.text !== undefined);
    const old = [...hosts, ...ports, ...databases];
    if (!old.length) return;
    const isIgnored = !deployment.main.get('server_name').isNull && !databases.length;
    if (deployment.main.get('server_name').isNull)
      step.consequence(blocks('every process', 'server_name is required'));
    else if (isIgnored) step.consequence(cleanup('every process', 'host and port are not read'));
    const answer = step.ask({
      id: 'names',
      question: 'are host, port and database the flags of Synapse 0.1, written down by hand?',
      choices: {
        convert: 'they get the names that later releases read',
        ...(isIgnored && { leave: 'they are something else, which Synapse ignores' }),
      },
      ...(isIgnored && { unattended: 'leave' }),
      about: old,
    });
    if (answer === 'leave') return;
    for (const host of hosts) {
      if (deployment.main.get('server_name').isNull) step.move(host, host.file.get('server_name'));
      else step.remove(host);
    }
    for (const database of databases) toPath(step, deployment, database);
    for (const port of ports) toBindPort(step, deployment, port);
    const missing = step.upgrade.reaches('0.99.0')
      ? 'Synapse needs a signing key, and a certificate where it serves TLS itself'
      : 'TLS came with 0.2.0: run --generate-config for the certificate, its key and the signing key';
    step.notice(missing, ...old);
  },
});

function toPath(step: Step, { main }: Deployment, database: Setting): void {
  const path = main.get('database_path');
  if (path.isNull) step.move(database, database.file.get('database_path'));
  else if (path.text === database.text) step.remove(database);
  else step.refuse(database, `database_path names another file, ${path.text}; keep the right one of the two`);
}

/** The one port of 0.1.2 spoke plain HTTP, and 8448 is the default with TLS: v0.2.0:synapse/config/server.py:46 */
function toBindPort(step: Step, { main }: Deployment, port: Setting): void {
  const values = { bind_port: 8448, unsecure_port: port.value ?? null };
  const missing = Object.entries(values).filter(([option]) => !main.get(option).isSet);
  if (main.get('listeners').isNull)
    for (const [index, [option, value]] of missing.entries())
      step.set(port.file.get(option), value, index ? { near: ['bind_port'] } : { insteadOf: port });
  if (!missing.length || !main.get('listeners').isNull) step.remove(port);
}
