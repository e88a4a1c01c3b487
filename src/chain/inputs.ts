/** What an admin may type in answer to a question. */
import type { Process } from '../deployment/process.js';
import type { Value } from '../deployment/values.js';

export interface Input<T extends Value> {
  /** What is expected, as the prompt says it: "a port number". */
  readonly expects: string;
  /** An example of the spelling, shown in the prompt and in the line to paste. */
  readonly example?: string | undefined;
  /** Never echoed, stored or shown. */
  readonly hidden?: true | undefined;
  /** The typed value, or undefined if the text does not fit. */
  parse(text: string): T | undefined;
}

export const text: Input<string> = { expects: 'some text', parse: given => given.trim() || undefined };
export const secret: Input<string> = { ...text, expects: 'a secret', hidden: true };
export const port: Input<number> = {
  expects: 'a port number',
  example: '9093',
  parse: given => (/^\d{1,5}$/.test(given) && Number(given) > 0 && Number(given) < 65536 ? Number(given) : undefined),
};
/** Names of processes of the deployment, `master` for the main one, separated by commas. `example`: those proposed. */
export const processNames = (processes: readonly Process[], example: readonly string[]): Input<readonly string[]> => ({
  expects: 'names of workers, or master for the main process, separated by commas',
  example: example.join(',') || 'master',
  parse: given => {
    const names = given.split(',').map(name => name.trim());
    return names.every(name => processes.some(process => process.name === name)) ? names : undefined;
  },
});
