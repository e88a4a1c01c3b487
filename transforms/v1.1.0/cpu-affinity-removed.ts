import { remove, type Value } from '../../src/chain/contract.js';

const tell = (mask: Value): string | undefined =>
  mask
    ? 'To pin processes to CPUs, use the service manager, such as CPUAffinity= of systemd; the value is a bit mask'
    : undefined;

export default remove(
  {
    // v1.0.0:synapse/config/server.py:61
    cpu_affinity: { fate: 'nothing reads it any more', tell },
    // v1.0.0:synapse/config/workers.py:49
    worker_cpu_affinity: { fate: 'nothing reads it any more', tell },
  },
  {
    summary: 'Synapse no longer pins itself to CPUs: cpu_affinity and worker_cpu_affinity are not read',
    before: 'a bit mask of the CPUs to run on',
    act: 'after',
  },
);
