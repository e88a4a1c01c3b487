// Long, since each writer needs a replication listener and an entry in every instance_map that a process reads.
import {
  changes,
  type Mapping,
  type Process,
  port,
  type Setting,
  type Step,
  text,
  transform,
} from '../../src/chain/contract.js';

const STREAM = ['stream_writers', 'quarantined_media_changes'] as const;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export default transform({
  summary: 'Workers that quarantine media must be writers of the stream quarantined_media_changes',
  note: 'Workers which quarantine media must be stream writers',
  before: 'any worker with a media repository quarantines',
  // v1.152.0:synapse/storage/databases/main/room.py:1457
  otherwise: changes('every worker', 'quarantining media fails in a worker that is no writer of the stream'),
  act: 'with',
  change({ main, workers, processes }, step) {
    const media = workers
      .filter(worker => quarantines(worker))
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
    const streams = readBy(processes, main, ...STREAM);
    const missing = streams.filter(stream => media.some(({ name }) => !writersIn(stream).includes(name)));
    if (!missing.length || !mustWrite(step, main, media, streams)) return;

    for (const stream of missing) {
      const writers = writersIn(stream);
      // A background update of the main process writes, too: v1.152.0:synapse/storage/databases/main/room.py:205
      const all = [...(writers.length ? writers : ['master']), 'master', ...media.map(({ name }) => name)];
      const place = stream.parent.isSet ? stream : main.get('instance_map').file.get(stream.path);
      step.set(place, [...new Set(all)], { near: ['instance_map'], everybody: true });
    }
    for (const worker of media) {
      const maps = readBy(processes, main, 'instance_map').filter(map => map.at(worker.name).isNull);
      const address = maps.length ? addressOf(step, worker) : undefined;
      for (const map of maps) if (address) step.set(map.at(worker.name), address, { everybody: true });
      if (!maps.length && !serving(worker, 'replication').length)
        step.notice(
          'This worker has no listener for replication, which a writer needs',
          worker.get('worker_listeners'),
        );
    }
    step.notice('Restart all processes together: they must agree about the writers', ...missing);
  },
});

/** On workers, only the media resource answers these calls: v1.152.0:synapse/app/generic_worker.py:214 */
function quarantines(worker: Process): boolean {
  const isRepository = worker.app === 'synapse.app.media_repository';
  return (isRepository || worker.get('enable_media_repo').value !== false) && serving(worker, 'media').length > 0;
}
const serving = (worker: Process, resource: string): readonly Setting[] =>
  worker
    .get('worker_listeners')
    .items.filter(listener =>
      listener.at('resources').items.some(one => one.at('names').items.some(({ text: name }) => name === resource)),
    );

/** Each place that a process reads the option from: a section of a worker's own hides the shared one. */
function readBy(processes: readonly Process[], main: Process, section: string, ...keys: string[]): readonly Setting[] {
  return [...new Set(processes.map(process => (process.get(section).isSet ? process : main).get([section, ...keys])))];
}

const writersIn = ({ text: name, items }: Setting): readonly string[] =>
  name ? [name] : items.flatMap(item => item.text ?? []);

/** Where the main process serves media, too, the reverse proxy decides who quarantines. */
function mustWrite(step: Step, main: Process, media: readonly Process[], streams: readonly Setting[]): boolean {
  if (main.get('enable_media_repo').value === false) return true;
  if (step.upgrade.alreadyOn('1.152.0') || streams.some(stream => !stream.isNull)) return false;
  const answer = step.ask({
    id: 'proxy',
    question: 'does your reverse proxy send /_synapse/admin/v1/quarantine_media and the like to media workers?',
    choices: {
      no: 'the main process answers them',
      yes: `${media.map(({ name }) => name).join(', ')} answer them, too`,
    },
    unattended: 'no',
    about: media.map(({ file }) => file.get('worker_listeners')),
  });
  return answer === 'yes';
}

function addressOf(step: Step, worker: Process): Mapping {
  const [listener] = serving(worker, 'replication');
  if (!listener) {
    const free = step.ask({
      id: `port-of-${worker.name}`,
      question: `${worker.name} needs a listener for replication. On which free port?`,
      input: port,
      about: [worker.get('worker_listeners')],
    });
    const added = { port: free, bind_address: '127.0.0.1', type: 'http', resources: [{ names: ['replication'] }] };
    step.set(worker.get('worker_listeners').end, added);
    return { host: '127.0.0.1', port: free };
  }
  const path = listener.at('path').text;
  if (path) return { path };
  const number = listener.at('port').value ?? null;
  const tls = listener.at('tls').truthy && { tls: true };
  const bound = [...listener.at('bind_addresses').items, listener.at('bind_address')].flatMap(one => one.text || []);
  const [first] = bound;
  if (first !== undefined && bound.every(host => LOOPBACK.includes(host)))
    return { host: first, port: number, ...tls };
  const host = step.ask({
    id: `host-of-${worker.name}`,
    question: `on which host do the other processes reach port ${number} of ${worker.name}?`,
    or: { '127.0.0.1': 'all processes run on this machine' },
    input: { ...text, expects: 'a host' },
    about: [listener],
  });
  return { host, port: number, ...tls };
}
