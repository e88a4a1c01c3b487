import type { Value } from '../deployment/values.js';
import { changes, cleanup } from './consequence.js';
import type { Head, Step, Transform } from './contract.js';

/** An option that the release no longer reads. */
export interface Dead {
  /** What became of it, as a clause. */
  readonly fate: string;
  /** What the admin is told where this value was in force; undefined if it said nothing else than what holds now. */
  readonly tell?: (value: Value) => string | undefined;
  /** Where the admin is told, the server behaves differently, whether or not the line stays. */
  readonly changes?: true;
}

/**
 * Dead options of one release, each with what became of it. An option is a pattern: `listeners[].tls_fingerprints`.
 * They go whatever their value.
 */
export const remove = (dead: { readonly [option: string]: string | Dead }, head: Partial<Head> = {}): Transform => ({
  ...head,
  summary: head.summary ?? 'Options that Synapse no longer reads',
  otherwise: head.otherwise ?? cleanup('every process', 'no message is logged'),
  change(deployment, step) {
    for (const [option, what] of Object.entries(dead)) {
      const { fate, tell, changes: isChange } = typeof what === 'string' ? { fate: what } : what;
      for (const setting of deployment.find(option)) {
        step.remove(setting);
        step.because(option, fate);
        const inForce = deployment.ownerOf(setting.file).get(setting.path) === setting;
        const told = inForce ? tell?.(setting.value ?? null) : undefined;
        if (told === undefined) continue;
        step.notice(told, setting);
        if (isChange) behaves(step, fate);
      }
    }
  },
});

const behaves = (step: Step, fate: string): void => step.consequence(changes('every process', fate));

/** For a flag whose feature is always on now: tells who had it off. */
export const alwaysOn =
  (feature: string) =>
  (value: Value): string | undefined =>
    value ? undefined : `${feature} cannot be switched off any more`;
/** For a flag whose feature is gone: tells who had it on. */
export const gone =
  (feature: string) =>
  (value: Value): string | undefined =>
    value ? `${feature} is gone, and there is no successor` : undefined;
