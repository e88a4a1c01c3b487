// Long, since the address of the main process has five possible sources and every worker may have its own.
import {
  blocks,
  changes,
  type Deployment,
  deprecated,
  isMapping,
  listenersServing,
  type Mapping,
  type Process,
  port,
  type Setting,
  type Step,
  strtobool,
  text,
  transform,
} from '../../src/chain/contract.js';

const HOST = 'worker_replication_host';
const PORT = 'worker_replication_http_port';
const TLS = 'worker_replication_http_tls';
const RELATIVES = ['stream_writers', 'redis', 'run_background_tasks_on', 'worker_replication_secret'];

/** What instance_map.main holds: host, port and tls, or path. */
type Address = Mapping;
const EACH: Address = {};

export default transform({
  summary: 'Workers find the main process in instance_map.main of the shared files',
  note: 'Deprecation of `worker_replication_*` configuration settings',
  also: ['v1.88.0/worker-replication-settings-removed'],
  before: 'the old settings are the only ones read',
  otherwise: {
    '1.84.0': deprecated('every worker', 'both are read, and instance_map.main wins'),
    // v1.88.0:synapse/config/workers.py:234
    '1.88.0': blocks('every worker', 'worker_replication_* is refused, and instance_map.main is required'),
  },
  change(deployment, step) {
    const { main, workers, find, ownerOf } = deployment;
    const old = find(HOST, PORT, TLS);
    const shared = main.get('instance_map');
    if (!workers.length || (!old.length && workers.every(worker => entryOf(worker.get('instance_map'))))) return;

    const today = new Map(workers.map(worker => [worker, addressToday(worker, step)]));
    const known = mostFrequentFirst([...today.values()]);
    const common = entryOf(shared) ?? known[0] ?? fromListeners(main, step) ?? asked(step);
    const right = known.every(address => same(address, common)) ? common : rightOne(step, shared, common, known, old);
    const target = right === EACH ? common : right;
    const addressOf = (process: Process): Address => (right === EACH ? (today.get(process) ?? common) : right);
    mayFailBefore188(step, workers, today);

    const giveMain = (map: Setting, address: Address, insteadOf: readonly Setting[], everybody?: true): void => {
      const entry = map.at('main');
      // v1.88.0:synapse/config/workers.py:230 knows main only
      if (entry.isNull && map.at('master').isSet) step.move(map.at('master'), entry);
      if (same(address, entryOf(map))) step.remove(...insteadOf);
      else step.set(entry, address, { first: true, near: RELATIVES, insteadOf, everybody });
    };
    const isOwn = (process: Process): boolean => process.file.get('instance_map').isSet;
    const follows = (process: Process): boolean =>
      process.isMain || (!isOwn(process) && same(addressOf(process), target));
    const carried = old.filter(setting => follows(ownerOf(setting.file)));
    if (workers.every(isOwn)) step.remove(...carried);
    else giveMain(shared, target, carried, true);

    // A worker's own instance_map replaces the shared one whole: v1.84.0:synapse/config/_base.py:882
    for (const worker of workers.filter(one => !follows(one))) {
      const lines = old.filter(setting => setting.file === worker.file);
      const own = worker.file.get('instance_map');
      if (own.isSet) giveMain(own, addressOf(worker), lines);
      else step.set(own, { main: addressOf(worker), ...others(shared) }, { insteadOf: lines });
    }
    if (!workers.every(isOwn)) explain(step, deployment, shared, target);
    warnOfForwarding(step, deployment);
  },
});

/**
 * From 1.84 on main wins; before, it was not read. v1.83.0:synapse/replication/http/_base.py:201,
 * v1.84.1:synapse/config/workers.py:246
 */
function addressToday(worker: Process, step: Step): Address | undefined {
  const [host, httpPort, tls] = [worker.get(HOST), worker.get(PORT), worker.get(TLS)];
  const main = entryOf(worker.get('instance_map'));
  if (!host.truthy || !httpPort.truthy || (main && step.upgrade.alreadyOn('1.84.0'))) return main;
  // The new place is strict about types, and from 1.85.0 wants IPv6 without brackets.
  const name = String(host.value).replace(/^\[(.*)\]$/, '$1');
  const number = port.parse(String(httpPort.value));
  if (typeof host.value !== 'string' && typeof host.value !== 'number') return step.refuse(host, 'it is not a host');
  if (number === undefined) return step.refuse(httpPort, 'it is not a port number');
  return { host: name, port: number, ...(!tls.isNull && { tls: usesTls(worker, tls, step) }) };
}
function usesTls(worker: Process, tls: Setting, step: Step): boolean {
  if (!tls.text || strtobool(tls.text)) return tls.truthy;
  const answer = step.ask({
    id: `tls-of-${worker.name}`,
    question: `${TLS} of ${worker.name} is the text "${tls.text}", which Synapse took for true; is TLS to be used?`,
    choices: { yes: 'as today', no: 'plain HTTP' },
    unattended: 'yes',
    about: [tls],
  });
  return answer === 'yes';
}

function rightOne(
  step: Step,
  shared: Setting,
  common: Address,
  known: readonly Address[],
  old: readonly Setting[],
): Address {
  // Coming from 1.84 to 1.87, an old setting beside instance_map.main is not in force; that may be so here.
  const uncertain = entryOf(shared) !== undefined && !step.upgrade.fromKnown;
  return step.ask({
    id: 'main-address',
    question: 'where do workers reach the main process?',
    among: [common, ...known.filter(address => !same(address, common)), EACH],
    called: address => (address === EACH ? 'each' : show(address)),
    means: address => (address === EACH ? 'each worker keeps its own address' : 'for all workers'),
    unattended: uncertain ? undefined : EACH,
    about: old,
  });
}

function fromListeners(main: Process, step: Step): Address | undefined {
  const [listener] = listenersServing(main, 'replication');
  const path = listener?.at('path').text;
  // v1.89.0:synapse/config/workers.py:113
  if (path) return step.upgrade.reaches('1.89.0') ? { path } : undefined;
  const number = listener && port.parse(String(listener.at('port').value));
  if (!listener || number === undefined) return undefined;
  const tls = listener.at('tls').truthy && { tls: true };
  const bound = [...listener.at('bind_addresses').items, listener.at('bind_address')].flatMap(
    ({ text: host }) => host || [],
  );
  const loopback = bound.length > 0 && bound.every(host => ['127.0.0.1', '::1', 'localhost'].includes(host));
  if (loopback) return { host: bound.every(host => host === '::1') ? '::1' : '127.0.0.1', port: number, ...tls };
  const host = step.ask({
    id: 'main-host',
    question: `on which host do workers reach port ${number} of the main process?`,
    or: { '127.0.0.1': 'all processes run on this machine' },
    input: { ...text, expects: 'a host' },
    about: [listener],
  });
  return { host, port: number, ...tls };
}
const asked = (step: Step): Address => ({
  host: step.ask({
    id: 'main-host',
    question: 'on which host do workers reach the main process?',
    input: { ...text, expects: 'a host' },
  }),
  port: step.ask({ id: 'main-port', question: 'on which port does it serve replication?', input: port }),
});

/** v1.84.0:synapse/config/workers.py:225 skips everything when the map is empty, 1.84.1 checks every worker. */
function mayFailBefore188(
  step: Step,
  workers: readonly Process[],
  today: ReadonlyMap<Process, Address | undefined>,
): void {
  if (step.upgrade.reaches('1.88.0')) return;
  if (workers.some(worker => !today.get(worker)))
    step.consequence(blocks('every worker', 'without an address of the main process a worker is refused'));
  else if (!step.upgrade.reaches('1.84.1') && workers.some(worker => !worker.get('instance_map').truthy))
    step.consequence(changes('every worker', 'without an instance_map, workers cannot reach the main process'));
}

function explain(step: Step, { main, workers }: Deployment, shared: Setting, target: Address): void {
  const port = target['port'];
  const serving = listenersServing(main, 'replication').find(listener => listener.at('port').value === port);
  const there =
    serving && `, and the main process has its replication listener there (${serving.file.path}:${serving.line})`;
  step.because(
    'Address',
    `${show(target)} for ${workers.length === 1 ? '1 worker' : `${workers.length} workers`}${there ?? ''}`,
  );
  if (shared.isSet && main.files.length > 1)
    step.because('Goes into', `${shared.file.path}, the file whose instance_map wins`);
}

function warnOfForwarding(step: Step, { main, find }: Deployment): void {
  const served = listenersServing(main, 'replication').map(listener => String(listener.at('port').value));
  const elsewhere = find(PORT).filter(
    setting => served.length && setting.truthy && !served.includes(String(setting.value)),
  );
  if (elsewhere.length)
    step.notice(
      'No replication listener of the main process has this port; it is right only if it is forwarded',
      ...elsewhere,
    );
}

function entryOf(map: Setting): Address | undefined {
  const entry = map.at('main').isNull ? map.at('master').value : map.at('main').value;
  return isMapping(entry) ? entry : undefined;
}
const others = (map: Setting): Mapping =>
  Object.fromEntries(
    map.members.filter(({ key }) => key !== 'main' && key !== 'master').map(({ key, value }) => [key, value ?? null]),
  );

function show({ path, tls, host, port: number }: Address): string {
  if (typeof path === 'string') return `unix:${path}`;
  const shown = String(host).includes(':') ? `[${host}]` : String(host);
  return `${tls === true ? 'https' : 'http'}://${shown}:${number}`;
}
const same = (a: Address, b: Address | undefined): boolean => b !== undefined && show(a) === show(b);

function mostFrequentFirst(all: ReadonlyArray<Address | undefined>): readonly Address[] {
  const known = all.filter(address => address !== undefined);
  const count = (address: Address): number => known.filter(other => same(address, other)).length;
  return known
    .filter((address, index) => known.findIndex(other => same(address, other)) === index)
    .sort((a, b) => count(b) - count(a));
}
