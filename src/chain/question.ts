/** A question as a reviewer sees it: everything is text, whatever the transform gets back. */
import type { Setting } from '../deployment/setting.js';
import type { Value } from '../deployment/values.js';
import type { Choices, Choose, ChooseAmong, Enter } from './contract.js';

export interface Question {
  /** `<transform>#<question>`. */
  readonly id: string;
  /** The part behind the `#`, which screens print. */
  readonly shortId: string;
  readonly question: string;
  /** Answer words, each with what it means; "leave" is not among them. */
  readonly choices: ReadonlyArray<readonly [word: string, meaning: string]>;
  /** What may be typed instead of a word; undefined if only the words count. */
  readonly input:
    | { readonly expects: string; readonly example: string | undefined; readonly hidden: boolean }
    | undefined;
  /** The answer that is taken without asking; undefined if there is none. */
  readonly unattended: string | undefined;
  readonly about: readonly Setting[];
  /** The answer is one of the words, or text of the expected form. */
  fits(answer: string): boolean;
}

/** What `ask` takes. */
export type Asked<T> = Choose<Choices> | ChooseAmong<T> | Enter<Value, Choices>;

export function questionOf<T>(transform: string, asked: Asked<T>): Question {
  return {
    id: `${transform}#${asked.id}`,
    shortId: asked.id,
    question: asked.question,
    choices: choicesOf(asked),
    input:
      'input' in asked
        ? { expects: asked.input.expects, example: asked.input.example, hidden: asked.input.hidden === true }
        : undefined,
    unattended: unattendedOf(asked),
    about: asked.about ?? [],
    fits: answer => readAnswer(asked, answer) !== undefined,
  };
}

/** The typed answer behind the admin's text, or undefined if the text does not fit. */
export function readAnswer<T>(asked: Asked<T>, answer: string): { readonly value: T | Value } | undefined {
  if ('among' in asked) {
    const chosen = asked.among.filter(option => asked.called(option) === answer);
    return chosen[0] === undefined ? undefined : { value: chosen[0] };
  }
  const words = 'choices' in asked ? asked.choices : (asked.or ?? {});
  if (Object.hasOwn(words, answer)) return { value: answer };
  const value = 'input' in asked ? asked.input.parse(answer) : undefined;
  return value === undefined ? undefined : { value };
}

function choicesOf<T>(asked: Asked<T>): Question['choices'] {
  if ('among' in asked) return asked.among.map(option => [asked.called(option), asked.means?.(option) ?? ''] as const);
  return Object.entries('choices' in asked ? asked.choices : (asked.or ?? {}));
}

function unattendedOf<T>(asked: Asked<T>): string | undefined {
  if (asked.unattended === undefined) return undefined;
  return 'among' in asked ? asked.called(asked.unattended) : String(asked.unattended);
}
