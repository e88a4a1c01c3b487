import { changes, type Setting, transform } from '../../src/chain/contract.js';

/** Where instances are named: as keys of instance_map, and as values elsewhere. */
const NAMES = ['instance_map.*', 'worker_name', 'stream_writers.*', 'stream_writers.*[]'];
/** v1.85.0:synapse/replication/http/_base.py:273 puts the name into an address, which these cut or spoil. */
const ODD = /[/?#]|[^\u0020-\u007e]/;

export default transform({
  summary: 'Hosts of instance_map are not read out of an address any more, and names of instances are',
  // v1.84.0:synapse/replication/http/_base.py:277
  before: 'both [::1] and ::1 are understood, and any name',
  // v1.157.1:synapse/http/replicationagent.py:88
  otherwise: changes('every process', 'requests to an instance whose host is in brackets, or whose name is cut, fail'),
  act: 'before',
  change({ find }, step) {
    for (const host of find('instance_map.*.host')) {
      const [, address] = /^\[(.*)\]$/.exec(host.text ?? '') ?? [];
      if (address !== undefined) step.set(host, address);
    }
    const odd = find(...NAMES).filter(setting => ODD.test(nameAt(setting)));
    for (const name of new Set(odd.map(nameAt)))
      step.notice(
        `Other processes cannot reach ${name}: rename it here and wherever else it is named, without / ? # and with ` +
          'plain letters',
        ...odd.filter(setting => nameAt(setting) === name),
      );
  },
});

const nameAt = (setting: Setting): string =>
  setting.parent.key === 'instance_map' ? String(setting.key) : (setting.text ?? '');
