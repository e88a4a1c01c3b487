import { changes, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Hosts of instance_map are not read out of an address any more',
  // v1.84.0:synapse/replication/http/_base.py:277
  before: 'both [::1] and ::1 are understood',
  // v1.157.1:synapse/http/replicationagent.py:88
  otherwise: changes('every process', 'requests to an instance whose host is in brackets, or whose name is cut, fail'),
  act: 'before',
  change({ find }, step) {
    for (const host of find('instance_map.*.host')) {
      const [, address] = /^\[(.*)\]$/.exec(host.text ?? '') ?? [];
      if (address !== undefined) step.set(host, address);
    }
    // v1.85.0:synapse/replication/http/_base.py:273 puts the name into an address.
    const odd = find('instance_map.*', 'worker_name').filter(setting => {
      const name = setting.path.length > 1 ? String(setting.key) : (setting.text ?? '');
      return /[/?#]|[^\u0020-\u007e]/.test(name);
    });
    if (odd.length)
      step.notice('Rename this worker, wherever it is named: / ? # and other letters cut its name', ...odd);
  },
});
