import type { Deployment } from '../deployment/deployment.js';
import { asPath, type PathLike, showPath, type Value } from '../deployment/values.js';
import type { Choices, Head, Transform } from './contract.js';
import type { Input } from './inputs.js';

export type RequireValue<C extends Choices> = Head & {
  readonly question: string;
  /** The deployment needs it; every one unless said otherwise. */
  readonly when?: (deployment: Deployment) => boolean;
  /** Siblings below which it goes. */
  readonly near?: readonly string[];
} & (
    | {
        readonly choices: C;
        readonly values: { readonly [K in keyof C]: Value };
        readonly unattended?: keyof C & string;
      }
    | { readonly input: Input<string> | Input<number> }
  );

/** Synapse refuses to start until the admin has chosen a value. Applies while the option is absent. */
export const requireValue = <const C extends Choices>(option: PathLike, options: RequireValue<C>): Transform => ({
  kind: 'value',
  ...options,
  change(deployment, step) {
    const setting = deployment.main.get(option);
    if (setting.isSet || options.when?.(deployment) === false) return;
    const asked = { id: showPath(asPath(option)), question: options.question };
    const place = { near: options.near };
    if ('input' in options)
      return step.set(setting, step.ask<string | number>({ ...asked, input: options.input }), place);
    const answer = step.ask<C>({ ...asked, choices: options.choices, unattended: options.unattended });
    step.set(setting, options.values[answer], place);
  },
});
