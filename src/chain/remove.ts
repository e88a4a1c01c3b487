import { cleanup } from './consequence.js';
import type { Head, Transform } from './contract.js';

/**
 * Dead options of one release, each with what became of it. An option is a pattern: `listeners[].tls_fingerprints`.
 */
export const remove = (dead: { readonly [option: string]: string }, head: Partial<Head> = {}): Transform => ({
  ...head,
  summary: head.summary ?? 'Options that Synapse no longer reads',
  otherwise: head.otherwise ?? cleanup('every process', 'no message is logged'),
  change(deployment, step) {
    for (const [option, fate] of Object.entries(dead)) {
      for (const setting of deployment.find(option)) {
        step.remove(setting);
        step.because(option, fate);
      }
    }
  },
});
