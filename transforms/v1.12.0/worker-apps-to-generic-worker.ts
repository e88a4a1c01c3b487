import { deprecated, type Process, type Step, transform } from '../../src/chain/contract.js';

const GENERIC = 'synapse.app.generic_worker';
const ALIKE = ['client_reader', 'event_creator', 'federation_reader', 'frontend_proxy', 'synchrotron'].map(
  type => `synapse.app.${type}`,
);
const MEDIA = 'synapse.app.media_repository';
/** From 1.29.0 an explicit list decides, whatever the type: v1.29.0:synapse/config/workers.py:175 */
const LISTED: ReadonlyMap<string, { readonly list: string; readonly beside: string }> = new Map([
  ['synapse.app.federation_sender', { list: 'federation_sender_instances', beside: 'send_federation' }],
  ['synapse.app.pusher', { list: 'pusher_instances', beside: 'start_pushers' }],
]);

export default transform({
  summary: 'The specialised worker types are all the generic worker now',
  optional: true,
  otherwise: deprecated('every worker', 'the old types start the generic worker'),
  change({ main, workers }, step) {
    const listed = step.upgrade.reaches('1.29.0') ? LISTED : new Map<string, never>();
    for (const [app, { list, beside }] of listed) {
      const names = workers.filter(worker => worker.app === app).map(worker => worker.name);
      const place = main.get(list).isSet ? main.get(list) : main.get(beside).file.get(list);
      if (names.length && place.isNull) step.set(place, names, { near: [beside], everybody: true });
    }
    for (const worker of workers) {
      const app = worker.file.get('worker_app');
      const list = main.get(listed.get(app.text ?? '')?.list ?? '');
      const isListed =
        listed.has(app.text ?? '') && (list.isNull || list.items.some(({ text }) => text === worker.name));
      if (!isListed && !ALIKE.includes(app.text ?? '') && app.text !== MEDIA) continue;
      if (!keepsItsName(step, worker, workers)) continue;
      step.set(app, GENERIC);
      // The shared files have it off: v1.30.0:synapse/config/repository.py:91
      if (app.text === MEDIA) step.set(worker.file.get('enable_media_repo'), true);
    }
  },
});

/** Without a worker_name the type was the name, which others may refer to: v1.30.0:synapse/config/workers.py:124 */
function keepsItsName(step: Step, worker: Process, workers: readonly Process[]): boolean {
  const name = worker.file.get('worker_name');
  if (!worker.get('worker_name').isNull) return true;
  if (workers.filter(other => other.name === worker.name).length > 1) return false;
  step.set(name, worker.name, { near: ['worker_app'] });
  return true;
}
