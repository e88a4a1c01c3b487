// Long, since it asks for all that takes the place of direct TCP: Redis, and HTTP replication beside it.
import {
  blocks,
  cleanup,
  deprecated,
  endsEarly,
  listenersServing,
  type Mapping,
  type Process,
  port,
  type Setting,
  type Step,
  secret,
  text,
  transform,
} from '../../src/chain/contract.js';

export default transform({
  summary: 'Workers reach the main process through Redis; direct TCP replication is gone',
  note: 'Direct TCP replication is no longer supported: migrate to Redis',
  also: ['v1.67.0/worker-replication-port-rejected', 'v1.18.0/redis-replication'],
  before: 'without Redis, workers connect to worker_replication_host and worker_replication_port',
  otherwise: {
    // v1.18.0:synapse/replication/tcp/handler.py:253
    '1.18.0': deprecated('every process', 'without Redis, workers connect to the main process directly'),
    '1.67.0': blocks(
      'every process',
      'a listener of type replication and any worker_replication_port are refused, and workers need Redis',
    ),
  },
  change({ main, workers, processes, find }, step) {
    // The type, not the http resource of that name.
    const listeners = find('listeners[]', 'worker_listeners[]').filter(one => one.at('type').text === 'replication');
    // Present is enough, even null: v1.67.0:synapse/config/workers.py:146
    const ports = find('worker_replication_port');
    const isEarly = !step.upgrade.reaches('1.67.0');
    const needsRedis = workers.length || isEarly;
    const withoutRedis = needsRedis ? processes.filter(process => !process.get('redis.enabled').truthy) : [];
    if (isEarly && !mayGoEarly(step, main, processes, [...listeners, ...ports])) return;
    if (!listeners.length && !ports.length && withoutRedis.length)
      step.consequence(blocks('every worker', 'a worker without Redis stops when it connects to the others'));

    step.remove(...listeners, ...ports);
    for (const list of new Set(listeners.map(listener => listener.parent)))
      if (list.items.length === listeners.filter(({ parent }) => parent === list).length)
        step.notice('No listener is left here, so this process serves nothing', list);

    if (withoutRedis.length) switchRedisOn(step, main, withoutRedis);
    if (workers.length) serveHttpReplication(step, main, workers);
  },
});

/** Up to 1.66 it is advice. Once all processes share a redis section, what is left of direct TCP is not used. */
function mayGoEarly(step: Step, main: Process, processes: readonly Process[], about: readonly Setting[]): boolean {
  if (!about.length) return false;
  const sections = sectionsOf(main, processes);
  if (!sections.every(redis => redis.at('enabled').truthy))
    return endsEarly(step, {
      id: 'redis-now',
      question: 'do you have a Redis server that the workers can use from now on?',
      end: { redis: 'they use it instead of direct TCP replication, once all processes are restarted together' },
      deprecatedIn: '1.18.0',
      about,
    });
  step.consequence(cleanup('every process', 'with Redis, direct TCP replication is not used'));
  return sections.length === 1;
}

/** The section that each process reads, or will: a worker's own hides the shared one. */
const sectionsOf = (main: Process, processes: readonly Process[]): readonly Setting[] => [
  ...new Set(processes.map(process => (process.get('redis').isSet ? process : main).get('redis'))),
];

/** Never unattended: it needs a running Redis and the package matrix-synapse[redis]. */
function switchRedisOn(step: Step, main: Process, without: readonly Process[]): void {
  const sections = sectionsOf(main, without);
  const host = step.ask({
    id: 'redis-host',
    question: 'workers now talk through Redis (package matrix-synapse[redis]). On which host does it run?',
    input: { ...text, expects: 'a host', example: 'localhost' },
    about: sections,
  });
  const number = step.ask({ id: 'redis-port', question: 'on which port?', input: { ...port, example: '6379' } });
  const password = step.ask({
    id: 'redis-password',
    question: 'what is its password?',
    or: { none: 'it has no password' },
    input: secret,
  });
  const settings: Mapping = {
    enabled: true,
    ...(host !== 'localhost' && { host }),
    ...(number !== 6379 && { port: number }),
    ...(password !== 'none' && { password }),
  };
  for (const section of sections)
    for (const [key, value] of Object.entries(settings)) step.set(section.at(key), value, { everybody: true });
}

/** HTTP replication is needed beside Redis: v1.66.0:synapse/replication/http/_base.py:187 */
function serveHttpReplication(step: Step, main: Process, workers: readonly Process[]): void {
  const listeners = main.get('listeners');
  const lost = workers.filter(
    worker => worker.get('worker_replication_http_port').isNull && worker.get('instance_map.main').isNull,
  );
  if (!listeners.isSet || listenersServing(main, 'replication').length) {
    if (lost.length)
      step.notice(
        'This worker needs worker_replication_host and worker_replication_http_port of the main process',
        ...lost.map(worker => worker.file.get('worker_replication_http_port')),
      );
    return;
  }
  const free = step.ask({
    id: 'replication-port',
    question: 'the main process serves no HTTP replication. On which free port shall it listen?',
    input: port,
  });
  const resources = [{ names: ['replication'] }];
  const listener = { port: free, bind_address: '127.0.0.1', type: 'http', resources };
  step.set(listeners.end, listener, { everybody: true });
  for (const worker of lost) {
    const host = worker.file.get('worker_replication_host');
    if (worker.get('worker_replication_host').isNull)
      step.set(host, '127.0.0.1', { near: ['worker_name', 'worker_app'] });
    const near = ['worker_replication_host', 'worker_name', 'worker_app'];
    step.set(worker.file.get('worker_replication_http_port'), free, { near });
  }
}
