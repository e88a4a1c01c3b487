import { blocks, type ConfigFile, type Step, text, transform, type Value } from '../../src/chain/contract.js';

export default transform({
  summary: 'Every application service registration needs an id',
  before: 'as_token stands in for a missing id',
  // v0.14.0:synapse/storage/appservice.py:150
  otherwise: blocks('every process', 'a registration without an id, or with one that is no text, is refused'),
  change({ appservices }, step) {
    for (const registration of appservices) {
      const id = registration.get('id');
      if (id.text !== undefined) continue;
      const taken = appservices.filter(other => other !== registration).map(other => other.get('id').value);
      if (typeof id.value === 'number' && !taken.includes(String(id.value))) step.set(id, String(id.value));
      else step.set(id, idFor(step, registration, taken), { first: true });
    }
  },
});

/** The id is the key of the stored delivery position: v0.13.3:synapse/storage/appservice.py:191 */
function idFor(step: Step, registration: ConfigFile, taken: ReadonlyArray<Value | undefined>): string {
  const about = [registration.get('id')];
  const input = {
    ...text,
    expects: 'a text that no other registration has',
    parse: (given: string): string | undefined => (taken.includes(given.trim()) ? undefined : text.parse(given)),
  };
  const asked = {
    id: `id-of-${registration.path}`,
    question: `which id does ${registration.path} get?`,
    input,
    about,
  };
  const token = registration.get('as_token').text;
  // From 0.14.0 on the file never loaded, so there is no position to keep.
  if (token === undefined || taken.includes(token) || step.upgrade.alreadyOn('0.14.0')) return step.ask(asked);
  const answer = step.ask({
    ...asked,
    or: { 'as-token': 'its as_token, as today: the bridge misses no event and gets none twice' },
    unattended: 'as-token',
  });
  return answer === 'as-token' ? token : answer;
}
