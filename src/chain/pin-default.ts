import type { Deployment } from '../deployment/deployment.js';
import { asPath, type PathLike, showPath, type Value } from '../deployment/values.js';
import type { Head, Transform } from './contract.js';

export interface PinDefault extends Head {
  /** "How long is the last address of a user kept?" */
  readonly question: string;
  readonly was: Value;
  readonly is: Value;
  /** What is taken without asking; the new default unless said otherwise. */
  readonly unattended?: 'keep' | 'accept';
  /** The deployment is affected; every one unless said otherwise. */
  readonly when?: (deployment: Deployment) => boolean;
}

/**
 * A default flipped: keep the old one, or go along? Applies when the upgrade crosses the release and the option is not
 * set.
 */
export const pinDefault = (option: PathLike, options: PinDefault): Transform => ({
  kind: 'default',
  ...options,
  onlyWhenCrossing: true,
  pins: true,
  change(deployment, step) {
    const setting = deployment.main.get(option);
    if (setting.isSet || options.when?.(deployment) === false) return;
    const answer = step.ask({
      id: showPath(asPath(option)),
      question: options.question,
      choices: {
        keep: `keep ${JSON.stringify(options.was)}, as before`,
        accept: `accept the new default, ${JSON.stringify(options.is)}`,
      },
      unattended: options.unattended ?? 'accept',
    });
    if (answer === 'keep') step.set(setting, options.was);
  },
});
