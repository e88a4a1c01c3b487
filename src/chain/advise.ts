import type { Deployment } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';
import type { Head, Transform } from './contract.js';

export interface Advise extends Head {
  /** Default: once, when the upgrade crosses the release. `always`: as long as the configuration shows it. */
  readonly due?: 'when crossing' | 'always';
  /** The settings that show it; none: not affected. */
  readonly about: (deployment: Deployment) => readonly Setting[];
  /** What to do, in 1 or 2 sentences without the last full stop. */
  readonly advice: string;
}

/** Nothing to edit, but the configuration shows that the admin is affected, and where. */
export const advise = (options: Advise): Transform => ({
  kind: 'notice',
  ...options,
  onlyWhenCrossing: options.due !== 'always',
  change(deployment, step) {
    const about = options.about(deployment);
    if (about.length) step.notice(options.advice, ...about);
  },
});
